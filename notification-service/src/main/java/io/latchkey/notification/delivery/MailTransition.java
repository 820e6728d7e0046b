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

    /** Ended before any provider took it. */
    record Terminated(UUID emailId, TerminationType ending, EmailReason reason) implements MailTransition {}

    /** An attempt came back. */
    record AttemptFinished(
            UUID emailId, int attempt, MailProvider provider, AttemptResult answer, AttemptRecord receipt)
            implements MailTransition {}

    /** The time of its state may be over. */
    record DeadlineReached(UUID emailId) implements MailTransition {}

    /**
     * The provider's word.
     *
     * @param attempt the attempt it speaks of, where it says so
     */
    record ProviderReported(
            UUID emailId,
            ProviderEventType word,
            @Nullable Integer attempt,
            @Nullable EmailReason reason) implements MailTransition {}

    /** How a mail ends that no provider took. */
    enum TerminationType {
        SUPPRESSED,
        EXPIRED,
        FAILED
    }

    /** What a provider says about a mail it took. */
    enum ProviderEventType {
        /** Taken. */
        PROCESSED,
        /** Asked to wait. */
        DEFERRED,
        /** Taken by the recipient's server. */
        DELIVERED,
        /** Refused for now: a full mailbox, a block. */
        BLOCKED,
        /** Refused for good: the provider will not try the address again. */
        BOUNCED,
        /** Not sent, because of what the provider holds against the address. */
        DROPPED,
        /** Reported as spam. */
        COMPLAINED
    }

    /** What became of an attempt. */
    sealed interface AttemptResult {

        /** Taken. */
        record Accepted() implements AttemptResult {}

        /**
         * Surely not taken; again at {@code next}.
         *
         * @param by the channel to try then; null where any will do
         */
        record TryLater(Instant next, @Nullable MailProvider by) implements AttemptResult {}

        /**
         * Refused for good.
         *
         * @param recipient what that says about the recipient; null where it is about this mail
         */
        record Refused(@Nullable EmailReason recipient) implements AttemptResult {}

        /** The body may have arrived. */
        record InDoubt() implements AttemptResult {}
    }

    /**
     * What the attempt's row keeps.
     *
     * @param outcome one word for operators
     * @param status of HTTP or SMTP; null without an answer
     * @param words the provider's own, addresses taken out
     */
    record AttemptRecord(
            String outcome,
            @Nullable Integer status,
            @Nullable String messageId,
            @Nullable String words) {}
}
