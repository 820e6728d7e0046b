package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.notification.delivery.MailTransition.AttemptFinished;
import io.latchkey.notification.delivery.MailTransition.AttemptResult;
import io.latchkey.notification.delivery.MailTransition.DeadlineReached;
import io.latchkey.notification.delivery.MailTransition.ProviderReported;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The legal changes of a mail, and nothing else: no clock, no database.
 *
 * <p>A happening that is not legal where the mail stands changes nothing. Words come in any order, so each implies what
 * must have come before it (a delivery implies acceptance, a complaint implies delivery), and a bounce has the last
 * word.
 */
record MailStateMachine(Duration doubt, Duration silence) {

    /** Whose word comes after its answer; an SMTP relay has none (ADR 10). */
    private static final MailProvider HEARD_FROM = MailProvider.SENDGRID;

    TransitionResult applyTransition(MailSnapshot mail, MailTransition happening, Instant now) {
        return switch (happening) {
            case Rescheduled postponed -> onRescheduled(mail, postponed);
            case Terminated closed -> onTerminated(mail, closed);
            case AttemptFinished answered -> onAttemptFinished(mail, answered, now);
            case DeadlineReached passed -> onDeadlineReached(mail, now);
            case ProviderReported said -> fromProvider(mail, said, now);
        };
    }

    private static TransitionResult onRescheduled(MailSnapshot mail, Rescheduled postponed) {
        return mail.state() == MailState.QUEUED
                ? TransitionResult.withoutSteps(mail.rescheduledTo(capAtExpiry(mail, postponed.until())))
                : TransitionResult.withoutSteps(mail);
    }

    private static TransitionResult onTerminated(MailSnapshot mail, Terminated closed) {
        if (mail.state() != MailState.QUEUED) {
            return TransitionResult.withoutSteps(mail);
        }
        PendingMailStep.MailStepType kind =
                switch (closed.ending()) {
                    case SUPPRESSED -> PendingMailStep.MailStepType.SUPPRESSED;
                    case EXPIRED -> PendingMailStep.MailStepType.EXPIRED;
                    case FAILED -> PendingMailStep.MailStepType.FAILED;
                };
        return takeFinalStep(
                mail,
                mail.attempts() == 0
                        ? PendingMailStep.beforeAttempt(kind, closed.reason())
                        : latestAttemptStep(mail, kind, closed.reason()));
    }

    private TransitionResult onAttemptFinished(MailSnapshot mail, AttemptFinished answered, Instant now) {
        int attempt = answered.attempt();
        boolean open = mail.state() == MailState.SENDING && mail.attempts() == attempt;
        return switch (answered.answer()) {
            // A late yes still proves acceptance, whatever was decided while it was on its way.
            case AttemptResult.Accepted accepted -> acceptIfPending(mail, answered.provider(), attempt, now);
            case AttemptResult.TryLater later ->
                TransitionResult.withoutSteps(
                        open
                                ? mail.withState(MailState.QUEUED, capAtExpiry(mail, later.next()))
                                        .withNextProvider(later.by())
                                : mail);
            case AttemptResult.Refused refused ->
                open
                        ? takeFinalStep(
                                mail, latestAttemptStep(mail, PendingMailStep.MailStepType.FAILED, EmailReason.REFUSED))
                        : TransitionResult.withoutSteps(mail);
            case AttemptResult.InDoubt inDoubt -> TransitionResult.withoutSteps(open ? putInDoubt(mail, now) : mail);
        };
    }

    /** The repeat takes the same way if it can: there the first copy is known, and may be told from the second. */
    private MailSnapshot putInDoubt(MailSnapshot mail, Instant now) {
        return mail.withState(MailState.IN_DOUBT, now.plus(doubt)).withNextProvider(mail.provider());
    }

    private TransitionResult onDeadlineReached(MailSnapshot mail, Instant now) {
        if (!mail.isOverdue(now)) {
            return TransitionResult.withoutSteps(mail);
        }
        return switch (mail.state()) {
            case SENDING -> TransitionResult.withoutSteps(putInDoubt(mail, now));
            case IN_DOUBT -> TransitionResult.withoutSteps(mail.withState(MailState.QUEUED, now));
            case ACCEPTED, DEFERRED ->
                takeFinalStep(mail, latestAttemptStep(mail, PendingMailStep.MailStepType.UNCONFIRMED, null));
            case QUEUED, DELIVERED, BOUNCED, DROPPED, UNCONFIRMED, COMPLAINED, SUPPRESSED, EXPIRED, FAILED ->
                TransitionResult.withoutSteps(mail);
        };
    }

    private TransitionResult fromProvider(MailSnapshot mail, ProviderReported said, Instant now) {
        if (mail.attempts() == 0) {
            return TransitionResult.withoutSteps(mail);
        }
        int attempt = attemptOf(mail, said);
        TransitionResult accepted = acceptIfPending(mail, HEARD_FROM, attempt, now);
        return accepted.andThen(applyProviderEvent(accepted.after(), said, attempt));
    }

    private static TransitionResult applyProviderEvent(MailSnapshot taken, ProviderReported said, int attempt) {
        return switch (said.word()) {
            case PROCESSED -> TransitionResult.withoutSteps(taken);
            case DEFERRED ->
                deferIfWaiting(taken, fromProvider(PendingMailStep.MailStepType.DEFERRED, attempt, said.reason()));
            case DELIVERED -> endIfWaiting(taken, fromProvider(PendingMailStep.MailStepType.DELIVERED, attempt, null));
            case DROPPED ->
                endIfWaiting(taken, fromProvider(PendingMailStep.MailStepType.DROPPED, attempt, said.reason()));
            case BLOCKED, BOUNCED ->
                bounceIfAllowed(taken, fromProvider(PendingMailStep.MailStepType.BOUNCED, attempt, said.reason()));
            case COMPLAINED -> recordComplaint(taken, attempt);
        };
    }

    private TransitionResult acceptIfPending(MailSnapshot mail, MailProvider provider, int attempt, Instant now) {
        return mail.state().isBeforeAcceptance()
                ? takeStep(
                        mail,
                        new PendingMailStep(PendingMailStep.MailStepType.ACCEPTED, provider, attempt, null),
                        now.plus(silence))
                : TransitionResult.withoutSteps(mail);
    }

    private static TransitionResult deferIfWaiting(MailSnapshot mail, PendingMailStep step) {
        return mail.state().awaitsProviderEvent()
                ? takeStep(mail, step, mail.dueAt())
                : TransitionResult.withoutSteps(mail);
    }

    private static TransitionResult endIfWaiting(MailSnapshot mail, PendingMailStep step) {
        return mail.state().awaitsProviderEvent() ? takeFinalStep(mail, step) : TransitionResult.withoutSteps(mail);
    }

    private static TransitionResult bounceIfAllowed(MailSnapshot mail, PendingMailStep step) {
        boolean correctable = mail.state() == MailState.DELIVERED || mail.state() == MailState.COMPLAINED;
        return correctable || mail.state().awaitsProviderEvent()
                ? takeFinalStep(mail, step)
                : TransitionResult.withoutSteps(mail);
    }

    private static TransitionResult recordComplaint(MailSnapshot mail, int attempt) {
        TransitionResult delivered =
                endIfWaiting(mail, fromProvider(PendingMailStep.MailStepType.DELIVERED, attempt, null));
        return delivered.after().state() == MailState.DELIVERED
                ? delivered.andThen(takeFinalStep(
                        delivered.after(), fromProvider(PendingMailStep.MailStepType.COMPLAINED, attempt, null)))
                : TransitionResult.withoutSteps(mail);
    }

    private static PendingMailStep fromProvider(
            PendingMailStep.MailStepType kind, int attempt, @Nullable EmailReason reason) {
        return new PendingMailStep(kind, HEARD_FROM, attempt, reason);
    }

    private static PendingMailStep latestAttemptStep(
            MailSnapshot mail, PendingMailStep.MailStepType kind, @Nullable EmailReason reason) {
        return new PendingMailStep(kind, mail.provider(), mail.attempts(), reason);
    }

    private static TransitionResult takeFinalStep(MailSnapshot mail, PendingMailStep step) {
        return takeStep(mail, step, null);
    }

    private static TransitionResult takeStep(MailSnapshot mail, PendingMailStep step, @Nullable Instant due) {
        return new TransitionResult(
                mail.withState(step.kind().targetState(), due).withReason(step.reason()), List.of(step));
    }

    static int attemptOf(MailSnapshot mail, ProviderReported said) {
        Integer told = said.attempt();
        return told == null || told < 1 || told > mail.attempts() ? mail.attempts() : told;
    }

    private static Instant capAtExpiry(MailSnapshot mail, Instant wanted) {
        Instant death = mail.letter().diesAt();
        return wanted.isBefore(death) ? wanted : death;
    }

    /** What a happening makes of a mail: the mail after it, and the steps to publish, in order. */
    record TransitionResult(MailSnapshot after, List<PendingMailStep> steps) {

        TransitionResult {
            steps = List.copyOf(steps);
        }

        static TransitionResult withoutSteps(MailSnapshot journey) {
            return new TransitionResult(journey, List.of());
        }

        TransitionResult andThen(TransitionResult next) {
            var both = new ArrayList<>(steps);
            both.addAll(next.steps);
            return new TransitionResult(next.after, both);
        }
    }
}
