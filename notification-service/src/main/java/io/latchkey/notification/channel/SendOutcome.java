package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.EmailReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a send went; whether and where it may be repeated is in the type. */
public sealed interface SendOutcome {

    /**
     * The provider accepted it.
     *
     * @param rest how long the provider wants no further mail; null where it says nothing of the kind
     */
    record Accepted(
            int status,
            @Nullable String messageId,
            @Nullable Duration rest) implements SendOutcome {}

    /**
     * Certainly not accepted, for a transient reason that concerns this mail alone; the channel works.
     *
     * @param status null where there was no answer
     */
    record TryLater(@Nullable Integer status, @Nullable String words) implements SendOutcome {}

    /**
     * Certainly not accepted, and the channel accepts no mail now: another may be tried at once.
     *
     * @param status null where there was no answer
     * @param retryAfter what the provider asked for; null where it asked for nothing
     */
    record Unavailable(
            Fault fault,
            @Nullable Integer status,
            @Nullable Duration retryAfter,
            @Nullable String words) implements SendOutcome {}

    /** Refused for good. */
    record Refused(
            @Nullable Integer status,
            Refusal refusal,
            @Nullable String words) implements SendOutcome {}

    /** The body may have arrived; the answer did not. */
    record InDoubt(@Nullable String words) implements SendOutcome {}

    /** Why a channel accepts no mail. */
    enum Fault {
        /** It limits its rate. */
        BUSY("busy"),
        /** It does not answer, or fails. */
        DOWN("down"),
        /** It refuses us: a key, a name or an address of ours is wrong. */
        CONFIGURATION("ours");

        private final String storedName;

        Fault(String storedName) {
            this.storedName = storedName;
        }

        /** How {@code mail_attempt.outcome} names it. */
        public String storedName() {
            return storedName;
        }
    }

    /** What a refusal is about. */
    sealed interface Refusal {

        /** The recipient: their server, or the relay for it, accepts no mail for them. */
        record OfRecipient(EmailReason reason) implements Refusal {}

        /** This message. */
        record OfMessage() implements Refusal {}
    }
}
