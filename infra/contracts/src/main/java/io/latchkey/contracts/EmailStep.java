package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
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
        FieldRules.requirePresent(accountId, "accountId");
        FieldRules.requirePresent(causeId, "causeId");
        FieldRules.requirePresent(template, "template");
        FieldRules.requirePresent(locale, "locale");
        if (attempt != null) {
            FieldRules.requirePositive(attempt, "attempt");
        }
        if ((provider == null) != (attempt == null)) {
            throw new InvalidEventException("field provider and field attempt go together");
        }
        FieldRules.requirePresent(at, "at");
    }

    void requireNoAttempt() {
        if (attempt != null) {
            throw new InvalidEventException("field attempt comes before any attempt");
        }
    }

    void requireAttempt() {
        FieldRules.requirePresent(attempt, "attempt");
    }

    void requireNoReason() {
        if (reason != null) {
            throw new InvalidEventException("field reason has no place in this type");
        }
    }

    void requireReason(EmailReason... legal) {
        if (!Arrays.asList(legal).contains(reason)) {
            throw new InvalidEventException("field reason is missing or not one of this type");
        }
    }

    /** Why a mail stands where it stands; which reasons go with which event is in the schemas. */
    public enum EmailReason {
        /** Asked again within a minute of a request whose link is live. */
        COALESCED("coalesced"),
        /** Five reset mails within the hour already. */
        OVER_LIMIT("over-limit"),
        /** The account is disabled. */
        ACCOUNT_DISABLED("account-disabled"),
        /** The account is erased. */
        ACCOUNT_ERASED("account-erased"),
        /** The link was dead before the mail was sent. */
        LINK_SUPERSEDED("link-superseded"),
        /** The address refused or reported earlier mail. */
        ADDRESS_SUPPRESSED("address-suppressed"),
        /** The time of the link was over. */
        LINK_EXPIRED("link-expired"),
        /** A notice older than 72 hours. */
        TOO_LATE("too-late"),
        /** The provider refused the message for good. */
        REFUSED("refused"),
        /** Every attempt failed until there was no time left. */
        ATTEMPTS_EXHAUSTED("attempts-exhausted"),
        /** There is no address to send to. */
        NO_RECIPIENT("no-recipient"),
        /** The mailbox is full. */
        MAILBOX_FULL("mailbox-full"),
        /** The server asks to try again later. */
        GREYLISTED("greylisted"),
        /** The server limits how fast it takes mail. */
        RATE("rate"),
        /** There is no such mailbox. */
        UNKNOWN_RECIPIENT("unknown-recipient"),
        /** The server blocks the sender. */
        BLOCKED("blocked"),
        /** The server refuses the content. */
        CONTENT("content"),
        /** The provider holds an earlier bounce against the address. */
        BOUNCED_BEFORE("bounced-before"),
        /** The provider holds a spam report against the address. */
        REPORTED_SPAM("reported-spam"),
        /** The provider holds an unsubscription. */
        UNSUBSCRIBED("unsubscribed"),
        /** The provider calls the address invalid. */
        INVALID("invalid"),
        /** None of the words above. */
        OTHER("other");

        private final String code;

        EmailReason(String code) {
            this.code = code;
        }

        /** The word on the wire and in tables. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** Who carries a mail. */
    public enum MailProvider {
        /** SendGrid. */
        SENDGRID("sendgrid"),
        /** An SMTP server. */
        SMTP("smtp");

        private final String code;

        MailProvider(String code) {
            this.code = code;
        }

        /** The word on the wire and in tables. */
        @JsonValue
        public String code() {
            return code;
        }
    }
}
