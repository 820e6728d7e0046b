package io.latchkey.notification.delivery;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail as executives see it: where it stands and how it came there; no address, no content. */
public record MailView(
        UUID emailId,
        UUID causeId,
        MailTemplate template,
        AccountLocale locale,
        MailState state,
        @Nullable EmailReason reason,
        Instant queuedAt,
        List<StepView> history) {

    public MailView {
        history = List.copyOf(history);
    }

    MailView withHistory(List<StepView> steps) {
        return new MailView(emailId, causeId, template, locale, state, reason, queuedAt, steps);
    }

    /** One published step. */
    public record StepView(
            String type,
            Instant at,
            @Nullable MailProvider provider,
            @Nullable Integer attempt,
            @Nullable EmailReason reason) {}
}
