package io.latchkey.notification.delivery;

import io.latchkey.notification.delivery.MailView.StepView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one mail; no address, no content.
 *
 * @param traceId of the request that caused it, as traces are searched for; null where nothing is known
 * @param nextAt when it is looked at again; null at an end
 */
public record MailFile(
        UUID emailId,
        UUID causeId,
        UUID accountId,
        String template,
        String locale,
        MailState state,
        @Nullable String reason,
        Instant causedAt,
        Instant queuedAt,
        Instant changedAt,
        Instant diesAt,
        @Nullable Instant nextAt,
        int waits,
        @Nullable String traceId,
        List<StepView> history,
        List<Attempt> attempts) {

    public MailFile {
        history = List.copyOf(history);
        attempts = List.copyOf(attempts);
    }

    MailFile with(List<StepView> steps, List<Attempt> tried) {
        return new MailFile(
                emailId, causeId, accountId, template, locale, state, reason, causedAt, queuedAt, changedAt, diesAt,
                nextAt, waits, traceId, steps, tried);
    }

    /** One time a provider was asked to carry it, and what it said. */
    public record Attempt(
            UUID emailId,
            int number,
            String provider,
            Instant beganAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable Integer status,
            @Nullable String words) {}
}
