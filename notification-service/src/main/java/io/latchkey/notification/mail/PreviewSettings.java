package io.latchkey.notification.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether every mail can be looked at.
 *
 * @param enabled only where people work on the mails; {@code infra/up} says so
 */
@ConfigurationProperties("latchkey.preview")
record PreviewSettings(boolean enabled) {}
