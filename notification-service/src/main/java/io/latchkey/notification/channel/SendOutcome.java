package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.EmailReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a send went; whether and where it may be repeated is in the type. */
public sealed interface SendOutcome {

    /**
     * The provider took it.
     *
     * @param rest how long the provider wants no further mail; null where it says nothing of the kind
     */
    record Accepted(
            int status,
            @Nullable String messageId,
            @Nullable Duration rest) implements SendOutcome {}

    /**
     * Surely not taken, for a reason that is this mail's own and passes; the channel is well.
     *
     * @param status null where there was no answer
     */
    record TryLater(@Nullable Integer status, @Nullable String words) implements SendOutcome {}

    /**
     * Surely not taken, and the channel takes no mail now: another may be asked at once.
     *
     * @param status null where there was no answer
     * @param retryAfter the provider's wish, where it has one
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

    /** Why a channel takes no mail. */
    enum Fault {
        /** It has had enough for the moment. */
        BUSY("busy"),
        /** It is away, or not itself. */
        DOWN("down"),
        /** It does not let us in: a key, a name or an address of ours is wrong. */
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

        /** The recipient: their server, or the relay for it, will not have mail for them. */
        record OfRecipient(EmailReason reason) implements Refusal {}

        /** This message. */
        record OfMessage() implements Refusal {}
    }
}
