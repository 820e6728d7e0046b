package io.latchkey.notification.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether every mail can be looked at.
 *
 * @param enabled only where people work on the mails; {@code infra/up} says so
 */
@ConfigurationProperties("latchkey.preview")
record PreviewSettings(@DefaultValue("false") boolean enabled) {}
