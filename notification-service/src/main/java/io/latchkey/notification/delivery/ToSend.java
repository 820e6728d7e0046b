package io.latchkey.notification.delivery;

import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailProvider;
import java.time.Instant;
import java.util.UUID;

/**
 * A taken mail that is ready to be sent: until when, in which language and which way.
 *
 * @param profileVersion of the profile that has the address it goes to
 */
public record ToSend(UUID emailId, Instant diesAt, Locale locale, MailProvider provider, long profileVersion) {}
