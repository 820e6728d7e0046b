package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonValue;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailBounced;
import io.latchkey.contracts.EmailEvent.EmailComplained;
import io.latchkey.contracts.EmailEvent.EmailDeferred;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import io.latchkey.contracts.EmailEvent.EmailDropped;
import io.latchkey.contracts.EmailEvent.EmailExpired;
import io.latchkey.contracts.EmailEvent.EmailFailed;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.contracts.EmailEvent.EmailSuppressed;
import io.latchkey.contracts.EmailEvent.EmailUnconfirmed;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.InternalOperation.AccountLookup;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mail journey: the gateway asks notification-service for the mails of an account and how far each has come. */
public final class MailJourneyOperation {

    /** A constant, for the annotation of a route. */
    public static final String PATH = "/internal/v1/accounts/{accountId}/emails";

    public static final AccountLookup<MailJourneyResponse> LIST_MAILS =
            new AccountLookup<>(PATH, MailJourneyResponse.class);

    private MailJourneyOperation() {}

    /** The mails of an account, newest first, at most 200. */
    public record MailJourneyResponse(List<JourneyMail> emails) {

        public MailJourneyResponse {
            emails = List.copyOf(emails);
        }
    }

    /**
     * One mail, without address and content; template and state are null for words that this version does not
     * know.
     *
     * @param reason why it stands there; null where the state needs no reason, too
     * @param history oldest first
     */
    public record JourneyMail(
            UUID emailId,
            UUID causeId,
            @Nullable MailTemplate template,
            @Nullable AccountLocale locale,
            @Nullable JourneyState state,
            @Nullable EmailReason reason,
            Instant queuedAt,
            List<JourneyStep> history) {

        public JourneyMail {
            Objects.requireNonNull(emailId, "emailId");
            Objects.requireNonNull(causeId, "causeId");
            Objects.requireNonNull(queuedAt, "queuedAt");
            history = List.copyOf(history);
        }
    }

    /**
     * One published step of a mail.
     *
     * @param type null for an event that this version does not know
     * @param attempt counts from 1; null before the first attempt, like {@code provider}
     */
    public record JourneyStep(
            @Nullable JourneyStepType type,
            Instant at,
            @Nullable MailProvider provider,
            @Nullable Integer attempt,
            @Nullable EmailReason reason) {

        public JourneyStep {
            Objects.requireNonNull(at, "at");
        }
    }

    /** Where a mail stands: after one of its events, or between two. */
    public enum JourneyState {
        /** Waits for its next attempt. */
        QUEUED,
        /** An attempt is open: bytes may have left. */
        SENDING,
        /** The body may have arrived, the answer did not. */
        IN_DOUBT,
        /** A provider accepted it. */
        ACCEPTED,
        /** The recipient's server asked the provider to wait. */
        DEFERRED,
        /** The recipient's server accepted it. */
        DELIVERED,
        /** The recipient's server refused it. */
        BOUNCED,
        /** The provider would not send it. */
        DROPPED,
        /** The provider reported nothing in time. */
        UNCONFIRMED,
        /** Reported as spam. */
        COMPLAINED,
        /** Not sent, on purpose. */
        SUPPRESSED,
        /** Its time was over before it could be sent. */
        EXPIRED,
        /** Given up before a provider accepted it. */
        FAILED
    }

    /** The event that a step was published as. */
    public enum JourneyStepType {
        QUEUED(EmailQueued.class, JourneyState.QUEUED),
        SUPPRESSED(EmailSuppressed.class, JourneyState.SUPPRESSED),
        EXPIRED(EmailExpired.class, JourneyState.EXPIRED),
        FAILED(EmailFailed.class, JourneyState.FAILED),
        ACCEPTED(EmailAccepted.class, JourneyState.ACCEPTED),
        DEFERRED(EmailDeferred.class, JourneyState.DEFERRED),
        DELIVERED(EmailDelivered.class, JourneyState.DELIVERED),
        BOUNCED(EmailBounced.class, JourneyState.BOUNCED),
        DROPPED(EmailDropped.class, JourneyState.DROPPED),
        UNCONFIRMED(EmailUnconfirmed.class, JourneyState.UNCONFIRMED),
        COMPLAINED(EmailComplained.class, JourneyState.COMPLAINED);

        private final Class<? extends EmailEvent> type;
        private final JourneyState state;

        JourneyStepType(Class<? extends EmailEvent> type, JourneyState state) {
            this.type = type;
            this.state = state;
        }

        public static JourneyStepType of(EmailEvent event) {
            return Stream.of(values())
                    .filter(step -> step.type == event.getClass())
                    .findFirst()
                    .orElseThrow();
        }

        /** The word on the wire: the event's type without prefix and version, {@code EmailEvent.EmailQueued}. */
        @JsonValue
        public String code() {
            return type.getSimpleName();
        }

        /** Where the mail stood after it. */
        public JourneyState state() {
            return state;
        }
    }
}
