package io.latchkey.notification.delivery;

import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailProvider;
import java.time.Instant;
import java.util.UUID;

/** A taken mail that is ready to be sent: until when, in which language and which way. */
public record ToSend(UUID emailId, Instant diesAt, Locale locale, MailProvider provider) {}
