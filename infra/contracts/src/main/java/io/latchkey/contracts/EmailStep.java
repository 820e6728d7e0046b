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
        AccountLocale locale,
        @Nullable MailProvider provider,
        @Nullable Integer attempt,
        @Nullable EmailReason reason,
        Instant at) {

    public EmailStep {
        FieldRules.requirePresent(emailId, "emailId");
        FieldRules.requireSubject(accountId, at);
        FieldRules.requirePresent(causeId, "causeId");
        FieldRules.requirePresent(template, "template");
        FieldRules.requirePresent(locale, "locale");
        if (attempt != null) {
            FieldRules.requirePositive(attempt, "attempt");
        }
        if ((provider == null) != (attempt == null)) {
            throw new InvalidEventException("field provider and field attempt go together");
        }
    }

    /** The step of a mail that was never tried, and needs no reason. */
    static void requireUntried(EmailStep step) {
        requireReason(step);
        if (step.attempt != null) {
            throw new InvalidEventException("field attempt comes before any attempt");
        }
    }

    /** A step after an attempt, with one of these reasons, or with none where there are none. */
    static void requireTried(EmailStep step, EmailReason... legal) {
        FieldRules.requirePresent(step, "step");
        FieldRules.requirePresent(step.attempt, "attempt");
        requireReason(step, legal);
    }

    /** A step with one of these reasons, or with none where there are none. */
    static void requireReason(EmailStep step, EmailReason... legal) {
        FieldRules.requirePresent(step, "step");
        if (legal.length == 0 && step.reason != null) {
            throw new InvalidEventException("field reason has no place in this type");
        }
        if (legal.length > 0 && !Arrays.asList(legal).contains(step.reason)) {
            throw new InvalidEventException("field reason is missing or not one of this type");
        }
    }

    /** Why a mail stands where it stands; which reasons go with which event is in the schemas. */
    public enum EmailReason implements WireWord {
        /** Asked again within a minute of a request whose link is live. */
        COALESCED,
        /** Five reset mails within the hour already. */
        OVER_LIMIT,
        ACCOUNT_DISABLED,
        ACCOUNT_ERASED,
        /** The link was dead before the mail was sent. */
        LINK_SUPERSEDED,
        /** The address refused or reported earlier mail. */
        ADDRESS_SUPPRESSED,
        LINK_EXPIRED,
        /** A notice older than 72 hours. */
        TOO_LATE,
        /** The provider refused the message for good. */
        REFUSED,
        /** Every attempt failed until there was no time left. */
        ATTEMPTS_EXHAUSTED,
        NO_RECIPIENT,
        MAILBOX_FULL,
        /** The server asks to try again later. */
        GREYLISTED,
        /** The server limits how fast it takes mail. */
        RATE,
        UNKNOWN_RECIPIENT,
        /** The server blocks the sender. */
        BLOCKED,
        /** The server refuses the content. */
        CONTENT,
        /** The provider holds an earlier bounce against the address. */
        BOUNCED_BEFORE,
        /** The provider holds a spam report against the address. */
        REPORTED_SPAM,
        /** The provider holds an unsubscription. */
        UNSUBSCRIBED,
        /** The provider calls the address invalid. */
        INVALID,
        OTHER
    }

    /** Who carries a mail. */
    public enum MailProvider implements WireWord {
        SENDGRID,
        SMTP
    }
}
