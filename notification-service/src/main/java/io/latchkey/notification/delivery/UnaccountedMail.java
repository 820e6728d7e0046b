package io.latchkey.notification.delivery;

import io.latchkey.contracts.MailTemplate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that neither left nor ended although its time is long over.
 *
 * @param dueAt when something should have moved it on; null: nothing ever would
 * @param diesAt when it should have been sent at the latest
 */
public record UnaccountedMail(
        UUID emailId,
        UUID accountId,
        UUID causeId,
        MailTemplate template,
        MailState state,
        @Nullable Instant dueAt,
        Instant diesAt) {}
