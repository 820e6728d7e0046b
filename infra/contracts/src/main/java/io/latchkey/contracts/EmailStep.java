package io.latchkey.contracts;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The data of each e-mail event.
 *
 * @param emailId the mail, UUIDv7
 * @param accountId whose mail it is
 * @param causeId {@code ce_id} of the event that asked for it
 * @param template which mail it is
 * @param locale language of subject and body
 * @param provider who was asked to carry it; null exactly when {@code attempt} is
 * @param attempt counts from 1; null before the first attempt
 * @param reason why, where the type needs a why
 * @param at when it happened, UTC
 */
public record EmailStep(
        UUID emailId,
        UUID accountId,
        UUID causeId,
        MailTemplate template,
        Locale locale,
        @Nullable MailProvider provider,
        @Nullable Integer attempt,
        @Nullable EmailReason reason,
        Instant at) {

    public EmailStep {
        Fields.present(emailId, "emailId");
        Fields.present(accountId, "accountId");
        Fields.present(causeId, "causeId");
        Fields.present(template, "template");
        Fields.present(locale, "locale");
        if (attempt != null) {
            Fields.counted(attempt, "attempt");
        }
        if ((provider == null) != (attempt == null)) {
            throw new InvalidEvent("field provider and field attempt go together");
        }
        Fields.present(at, "at");
    }

    void beforeAnyAttempt() {
        if (attempt != null) {
            throw new InvalidEvent("field attempt comes before any attempt");
        }
    }

    void afterAnAttempt() {
        Fields.present(attempt, "attempt");
    }

    void withoutReason() {
        if (reason != null) {
            throw new InvalidEvent("field reason has no place in this type");
        }
    }

    void because(EmailReason... legal) {
        if (!Arrays.asList(legal).contains(reason)) {
            throw new InvalidEvent("field reason is missing or not one of this type");
        }
    }
}
