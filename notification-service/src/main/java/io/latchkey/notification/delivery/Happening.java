package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailProvider;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a mail; whether it changes anything is decided by {@link Life}. */
public sealed interface Happening {

    UUID emailId();

    /** Put back before a send: its link or its recipient is not there yet. */
    record Postponed(UUID emailId, Instant until) implements Happening {}

    /** Ended before any provider took it. */
    record Closed(UUID emailId, Ending ending, EmailReason reason) implements Happening {}

    /** An attempt came back. */
    record Answered(UUID emailId, int attempt, MailProvider provider, Answer answer, Receipt receipt)
            implements Happening {}

    /** The time of its state may be over. */
    record TimePassed(UUID emailId) implements Happening {}

    /**
     * The provider's word.
     *
     * @param attempt the attempt it speaks of, where it says so
     */
    record Said(
            UUID emailId,
            Word word,
            @Nullable Integer attempt,
            @Nullable EmailReason reason) implements Happening {}

    /** How a mail ends that no provider took. */
    enum Ending {
        SUPPRESSED,
        EXPIRED,
        FAILED
    }

    /** What a provider says about a mail it took. */
    enum Word {
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
    sealed interface Answer {

        /** Taken. */
        record Accepted() implements Answer {}

        /**
         * Surely not taken; again at {@code next}.
         *
         * @param by the channel to try then; null where any will do
         */
        record TryLater(Instant next, @Nullable MailProvider by) implements Answer {}

        /**
         * Refused for good.
         *
         * @param recipient what that says about the recipient; null where it is about this mail
         */
        record Refused(@Nullable EmailReason recipient) implements Answer {}

        /** The body may have arrived. */
        record InDoubt() implements Answer {}
    }

    /**
     * What the attempt's row keeps.
     *
     * @param outcome one word for operators
     * @param status of HTTP or SMTP; null without an answer
     * @param words the provider's own, addresses taken out
     */
    record Receipt(
            String outcome,
            @Nullable Integer status,
            @Nullable String messageId,
            @Nullable String words) {}
}
