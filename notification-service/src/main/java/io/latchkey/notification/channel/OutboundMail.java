package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.mail.RenderedMail;
import java.time.Instant;
import java.util.UUID;

/**
 * One mail to one address, as a provider is asked to send it.
 *
 * @param diesAt nothing is handed over at or after this
 */
public record OutboundMail(UUID emailId, int attempt, EmailAddress to, RenderedMail content, Instant diesAt) {}
