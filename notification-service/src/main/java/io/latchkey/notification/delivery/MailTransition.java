package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a mail; whether it changes anything is decided by {@link MailStateMachine}. */
public sealed interface MailTransition {

    UUID emailId();

    /** Put back before a send: its link or its recipient is not there yet. */
    record Rescheduled(UUID emailId, Instant until) implements MailTransition {}

    /** Ended before any provider accepted it. */
    record Terminated(UUID emailId, TerminationType ending, EmailReason reason) implements MailTransition {}

    /** An attempt ended. */
    record AttemptFinished(UUID emailId, int attempt, MailProvider provider, AttemptResult result, AttemptRecord record)
            implements MailTransition {}

    /** The time of its state may be over. */
    record DeadlineReached(UUID emailId) implements MailTransition {}

    /**
     * The provider reported on the mail.
     *
     * @param attempt which attempt the report is about, where it says so
     */
    record ProviderReported(
            UUID emailId,
            ProviderEventType type,
            @Nullable Integer attempt,
            @Nullable EmailReason reason) implements MailTransition {}

    /** How a mail ends that no provider accepted. */
    enum TerminationType {
        SUPPRESSED,
        EXPIRED,
        FAILED
    }

    /** What a provider reports about a mail it accepted. */
    enum ProviderEventType {
        /** Accepted. */
        PROCESSED,
        /** The recipient's server asked to wait. */
        DEFERRED,
        /** The recipient's server accepted it. */
        DELIVERED,
        /** Refused for now: a full mailbox, a block. */
        BLOCKED,
        /** Refused for good: the provider will not try the address again. */
        BOUNCED,
        /** Not sent, because the address is on one of the provider's suppression lists. */
        DROPPED,
        /** Reported as spam. */
        COMPLAINED
    }

    /** What became of an attempt. */
    sealed interface AttemptResult {

        /** Accepted. */
        record Accepted() implements AttemptResult {}

        /**
         * Certainly not accepted; tried again at {@code next}.
         *
         * @param by the channel to try then; null where any will do
         */
        record TryLater(Instant next, @Nullable MailProvider by) implements AttemptResult {}

        /**
         * Refused for good.
         *
         * @param recipient why, where it is about the recipient; null where it is about this mail
         */
        record Refused(@Nullable EmailReason recipient) implements AttemptResult {}

        /** The body may have arrived. */
        record InDoubt() implements AttemptResult {}
    }

    /**
     * What the attempt's row keeps.
     *
     * @param outcome a code for operators
     * @param status of HTTP or SMTP; null without an answer
     * @param words the provider's text, addresses removed
     */
    record AttemptRecord(
            String outcome,
            @Nullable Integer status,
            @Nullable String messageId,
            @Nullable String words) {}
}
