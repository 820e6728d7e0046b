package io.latchkey.notification.delivery;

import io.latchkey.contracts.Locale;
import java.time.Instant;
import java.util.UUID;

/** A taken mail that is ready to be sent: until when, and in which language. */
public record ToSend(UUID emailId, Instant diesAt, Locale locale) {}
