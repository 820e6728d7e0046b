package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.notification.delivery.MailStateMachine.TransitionResult;
import io.latchkey.notification.delivery.MailTransition.AttemptFinished;
import io.latchkey.notification.delivery.MailTransition.AttemptResult.Refused;
import io.latchkey.notification.delivery.MailTransition.DeadlineReached;
import io.latchkey.notification.delivery.MailTransition.ProviderReported;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch of transitions makes of its mails: rows to write, events to publish, addresses to suppress. */
record TransitionBatch(
        List<MailSnapshot> changed,
        List<TransitionResult> results,
        List<AttemptFinished> finishedAttempts,
        List<SuppressionSignal> suppressionSignals) {

    static TransitionBatch of(
            Collection<MailSnapshot> locked,
            List<? extends MailTransition> transitions,
            MailStateMachine stateMachine,
            Instant now) {
        Map<UUID, MailSnapshot> mails = new LinkedHashMap<>();
        locked.forEach(mail -> mails.put(mail.details().emailId(), mail));
        Map<UUID, MailSnapshot> changed = new LinkedHashMap<>();
        List<TransitionResult> results = new ArrayList<>();
        List<SuppressionSignal> signals = new ArrayList<>();
        for (MailTransition transition : transitions) {
            MailSnapshot before = mails.get(transition.emailId());
            if (before == null) {
                continue;
            }
            TransitionResult result = stateMachine.applyTransition(before, transition, now);
            SuppressionSignal.of(before, transition).ifPresent(signals::add);
            if (!result.after().equals(before)) {
                mails.put(transition.emailId(), result.after());
                changed.put(transition.emailId(), result.after());
            }
            results.add(result);
        }
        return new TransitionBatch(List.copyOf(changed.values()), results, finishedAttemptsIn(transitions), signals);
    }

    /** Whether there is nothing to write. */
    boolean isEmpty() {
        return changed.isEmpty()
                && finishedAttempts.isEmpty()
                && results.stream().allMatch(result -> result.events().isEmpty());
    }

    /** Whether a mail waits for its next turn now, which may be sooner than that of any other. */
    boolean hasQueued() {
        return changed.stream().anyMatch(mail -> mail.state() == JourneyState.QUEUED);
    }

    private static List<AttemptFinished> finishedAttemptsIn(List<? extends MailTransition> transitions) {
        return transitions.stream()
                .filter(AttemptFinished.class::isInstance)
                .map(AttemptFinished.class::cast)
                .toList();
    }

    /**
     * A transition after which the address should get no more mail. It counts in whatever order it comes and whether or
     * not it changes the mail's state; reports on a mail that was never sent are ignored.
     */
    record SuppressionSignal(UUID emailId, UUID accountId, int attempt, SuppressionReason reason) {

        static Optional<SuppressionSignal> of(MailSnapshot mail, MailTransition transition) {
            return switch (transition) {
                case ProviderReported report -> fromReport(mail, report);
                case AttemptFinished finished -> fromAttempt(mail, finished);
                case Terminated terminated -> Optional.empty();
                case Rescheduled rescheduled -> Optional.empty();
                case DeadlineReached reached -> Optional.empty();
            };
        }

        /** A server that refuses the recipient in the SMTP dialogue means what a bounce would mean later. */
        private static Optional<SuppressionSignal> fromAttempt(MailSnapshot mail, AttemptFinished finished) {
            return finished.result() instanceof Refused refused && refused.recipient() == EmailReason.UNKNOWN_RECIPIENT
                    ? Optional.of(new SuppressionSignal(
                            finished.emailId(),
                            mail.details().accountId(),
                            finished.attempt(),
                            SuppressionReason.BOUNCED))
                    : Optional.empty();
        }

        private static Optional<SuppressionSignal> fromReport(MailSnapshot mail, ProviderReported report) {
            SuppressionReason suppression =
                    switch (report.type()) {
                        case PROCESSED, DEFERRED, DELIVERED, BLOCKED -> null;
                        case BOUNCED -> SuppressionReason.BOUNCED;
                        case COMPLAINED -> SuppressionReason.REPORTED_SPAM;
                        case DROPPED -> toSuppressionReason(report.reason());
                    };
            return suppression == null || mail.attempts() == 0
                    ? Optional.empty()
                    : Optional.of(new SuppressionSignal(
                            report.emailId(),
                            mail.details().accountId(),
                            MailStateMachine.attemptOf(mail, report),
                            suppression));
        }

        /** The provider drops mail to addresses on its suppression lists: the reason names the list. */
        private static @Nullable SuppressionReason toSuppressionReason(@Nullable EmailReason dropped) {
            if (dropped == EmailReason.BOUNCED_BEFORE) {
                return SuppressionReason.BOUNCED;
            }
            if (dropped == EmailReason.REPORTED_SPAM) {
                return SuppressionReason.REPORTED_SPAM;
            }
            if (dropped == EmailReason.UNSUBSCRIBED) {
                return SuppressionReason.UNSUBSCRIBED;
            }
            return dropped == EmailReason.INVALID ? SuppressionReason.INVALID : null;
        }
    }
}
