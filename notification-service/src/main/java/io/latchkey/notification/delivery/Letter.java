package io.latchkey.notification.delivery;

import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailTemplate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to whom, and why: the part of a mail that never changes, but for its language, which is settled at
 * the first attempt.
 *
 * @param profileVersion the least profile to send with
 * @param causedAt when the cause happened
 * @param diesAt nothing is sent at or after this
 * @param number what the mail counts, where it counts something
 * @param traceparent of the cause
 */
public record Letter(
        UUID emailId,
        UUID causeId,
        UUID accountId,
        MailTemplate template,
        Locale locale,
        long profileVersion,
        Instant causedAt,
        Instant diesAt,
        @Nullable Integer number,
        @Nullable String traceparent) {}
