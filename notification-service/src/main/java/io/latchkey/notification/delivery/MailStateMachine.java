package io.latchkey.notification.delivery;

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
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStepType;
import io.latchkey.notification.delivery.MailSnapshot.MailDetails;
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
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The legal transitions of a mail, and nothing else: no clock, no database.
 *
 * <p>A transition that is not legal in the mail's state changes nothing. Provider events come in any order, so each
 * implies what must have come before it (a delivery implies acceptance, a complaint implies delivery), and a bounce
 * overrides a delivery.
 */
record MailStateMachine(Duration doubt, Duration silence) {

    /** The one provider that reports after its answer; an SMTP relay does not (ADR 10). */
    private static final MailProvider REPORTING_PROVIDER = MailProvider.SENDGRID;

    private static final Set<JourneyState> BEFORE_ACCEPTANCE =
            Set.of(JourneyState.QUEUED, JourneyState.SENDING, JourneyState.IN_DOUBT);

    static final Set<JourneyState> AWAITING_REPORT = Set.of(JourneyState.ACCEPTED, JourneyState.DEFERRED);

    static TransitionResult queueMail(MailDetails details, Instant now) {
        MailSnapshot queued = new MailSnapshot(details, JourneyState.QUEUED, 0, 0, now, null, null, null);
        return new TransitionResult(queued, List.of(new EmailQueued(details.toStep(null, null, null, now))));
    }

    TransitionResult applyTransition(MailSnapshot mail, MailTransition transition, Instant now) {
        return switch (transition) {
            case Rescheduled rescheduled -> onRescheduled(mail, rescheduled);
            case Terminated terminated -> onTerminated(mail, terminated, now);
            case AttemptFinished finished -> onAttemptFinished(mail, finished, now);
            case DeadlineReached reached -> onDeadlineReached(mail, now);
            case ProviderReported report -> onProviderReported(mail, report, now);
        };
    }

    private static TransitionResult onRescheduled(MailSnapshot mail, Rescheduled rescheduled) {
        return TransitionResult.withoutEvents(
                mail.state() == JourneyState.QUEUED
                        ? mail.rescheduledTo(capAtExpiry(mail, rescheduled.until()))
                        : mail);
    }

    private static TransitionResult onTerminated(MailSnapshot mail, Terminated terminated, Instant now) {
        if (mail.state() != JourneyState.QUEUED) {
            return TransitionResult.withoutEvents(mail);
        }
        EmailStep step = mail.latestStep(terminated.reason(), now);
        return switch (terminated.ending()) {
            case SUPPRESSED -> takeFinalStep(mail, new EmailSuppressed(step));
            case EXPIRED -> takeFinalStep(mail, new EmailExpired(step));
            case FAILED -> takeFinalStep(mail, new EmailFailed(step));
        };
    }

    private TransitionResult onAttemptFinished(MailSnapshot mail, AttemptFinished finished, Instant now) {
        int attempt = finished.attempt();
        boolean open = mail.state() == JourneyState.SENDING && mail.attempts() == attempt;
        return switch (finished.result()) {
            // A late acceptance is still one, whatever was decided while it was on its way.
            case AttemptResult.Accepted accepted -> acceptIfPending(mail, finished.provider(), attempt, now);
            case AttemptResult.TryLater later ->
                TransitionResult.withoutEvents(
                        open
                                ? mail.withState(JourneyState.QUEUED, capAtExpiry(mail, later.next()))
                                        .withNextProvider(later.by())
                                : mail);
            case AttemptResult.Refused refused ->
                open
                        ? takeFinalStep(mail, new EmailFailed(mail.latestStep(EmailReason.REFUSED, now)))
                        : TransitionResult.withoutEvents(mail);
            case AttemptResult.InDoubt inDoubt -> TransitionResult.withoutEvents(open ? putInDoubt(mail, now) : mail);
        };
    }

    /** The repeat goes through the same provider if it can, which may recognise the first copy as the same mail. */
    private MailSnapshot putInDoubt(MailSnapshot mail, Instant now) {
        return mail.withState(JourneyState.IN_DOUBT, now.plus(doubt)).withNextProvider(mail.provider());
    }

    private TransitionResult onDeadlineReached(MailSnapshot mail, Instant now) {
        if (!mail.isOverdue(now)) {
            return TransitionResult.withoutEvents(mail);
        }
        return switch (mail.state()) {
            case SENDING -> TransitionResult.withoutEvents(putInDoubt(mail, now));
            case IN_DOUBT -> TransitionResult.withoutEvents(mail.withState(JourneyState.QUEUED, now));
            case ACCEPTED, DEFERRED -> takeFinalStep(mail, new EmailUnconfirmed(mail.latestStep(null, now)));
            case QUEUED, DELIVERED, BOUNCED, DROPPED, UNCONFIRMED, COMPLAINED, SUPPRESSED, EXPIRED, FAILED ->
                TransitionResult.withoutEvents(mail);
        };
    }

    private TransitionResult onProviderReported(MailSnapshot mail, ProviderReported report, Instant now) {
        if (mail.attempts() == 0) {
            return TransitionResult.withoutEvents(mail);
        }
        int attempt = attemptOf(mail, report);
        TransitionResult accepted = acceptIfPending(mail, REPORTING_PROVIDER, attempt, now);
        return accepted.andThen(applyReport(accepted.after(), report, attempt, now));
    }

    private static TransitionResult applyReport(MailSnapshot mail, ProviderReported report, int attempt, Instant now) {
        EmailStep plain = mail.details().toStep(REPORTING_PROVIDER, attempt, null, now);
        EmailStep withReason = mail.details().toStep(REPORTING_PROVIDER, attempt, report.reason(), now);
        return switch (report.type()) {
            case PROCESSED -> TransitionResult.withoutEvents(mail);
            case DEFERRED -> deferIfWaiting(mail, withReason);
            case DELIVERED -> endIfWaiting(mail, EmailDelivered::new, plain);
            case DROPPED -> endIfWaiting(mail, EmailDropped::new, withReason);
            case BLOCKED, BOUNCED -> bounceIfAllowed(mail, withReason);
            case COMPLAINED -> recordComplaint(mail, plain);
        };
    }

    private TransitionResult acceptIfPending(MailSnapshot mail, MailProvider provider, int attempt, Instant now) {
        return BEFORE_ACCEPTANCE.contains(mail.state())
                ? takeStep(
                        mail, new EmailAccepted(mail.details().toStep(provider, attempt, null, now)), now.plus(silence))
                : TransitionResult.withoutEvents(mail);
    }

    private static TransitionResult deferIfWaiting(MailSnapshot mail, EmailStep step) {
        return AWAITING_REPORT.contains(mail.state())
                ? takeStep(mail, new EmailDeferred(step), mail.dueAt())
                : TransitionResult.withoutEvents(mail);
    }

    private static TransitionResult endIfWaiting(
            MailSnapshot mail, Function<EmailStep, EmailEvent> type, EmailStep step) {
        return AWAITING_REPORT.contains(mail.state())
                ? takeFinalStep(mail, type.apply(step))
                : TransitionResult.withoutEvents(mail);
    }

    private static TransitionResult bounceIfAllowed(MailSnapshot mail, EmailStep step) {
        boolean correctable = mail.state() == JourneyState.DELIVERED || mail.state() == JourneyState.COMPLAINED;
        return correctable || AWAITING_REPORT.contains(mail.state())
                ? takeFinalStep(mail, new EmailBounced(step))
                : TransitionResult.withoutEvents(mail);
    }

    private static TransitionResult recordComplaint(MailSnapshot mail, EmailStep step) {
        TransitionResult delivered = endIfWaiting(mail, EmailDelivered::new, step);
        return delivered.after().state() == JourneyState.DELIVERED
                ? delivered.andThen(takeFinalStep(delivered.after(), new EmailComplained(step)))
                : TransitionResult.withoutEvents(mail);
    }

    private static TransitionResult takeFinalStep(MailSnapshot mail, EmailEvent event) {
        return takeStep(mail, event, null);
    }

    private static TransitionResult takeStep(MailSnapshot mail, EmailEvent event, @Nullable Instant due) {
        MailSnapshot after = mail.withState(JourneyStepType.of(event).state(), due)
                .withReason(event.step().reason());
        return new TransitionResult(after, List.of(event));
    }

    static int attemptOf(MailSnapshot mail, ProviderReported report) {
        Integer told = report.attempt();
        return told == null || told < 1 || told > mail.attempts() ? mail.attempts() : told;
    }

    private static Instant capAtExpiry(MailSnapshot mail, Instant wanted) {
        Instant expiry = mail.details().diesAt();
        return wanted.isBefore(expiry) ? wanted : expiry;
    }

    /** What a transition makes of a mail: the mail after it, and the events to publish, in order. */
    record TransitionResult(MailSnapshot after, List<EmailEvent> events) {

        TransitionResult {
            events = List.copyOf(events);
        }

        static TransitionResult withoutEvents(MailSnapshot mail) {
            return new TransitionResult(mail, List.of());
        }

        TransitionResult andThen(TransitionResult next) {
            var both = new ArrayList<>(events);
            both.addAll(next.events);
            return new TransitionResult(next.after, both);
        }
    }
}
