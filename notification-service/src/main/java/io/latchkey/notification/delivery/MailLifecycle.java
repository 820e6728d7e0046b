package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.delivery.TransitionBatch.PublishedStep;
import io.latchkey.notification.suppression.SuppressionService;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The one place where a mail comes to be and changes: row, steps and events in one transaction, the row locked before
 * the outbox id is taken.
 */
@Component
public final class MailLifecycle {

    private final DeliveryTables tables;
    private final Outbox outbox;
    private final SuppressionService suppressing;
    private final TransactionalOperator transactions;
    private final MailLifetimeSettings times;
    private final MailStateMachine life;
    private final DispatchWakeup due;
    private final Clock clock;
    private final MailStepMetrics meters;

    MailLifecycle(
            DeliveryTables tables,
            Outbox outbox,
            SuppressionService suppressing,
            TransactionalOperator transactions,
            MailLifetimeSettings times,
            DispatchWakeup due,
            Clock clock,
            MailStepMetrics meters) {
        this.tables = tables;
        this.outbox = outbox;
        this.suppressing = suppressing;
        this.transactions = transactions;
        this.times = times;
        this.life = new MailStateMachine(times.doubt(), times.silence());
        this.due = due;
        this.clock = clock;
        this.meters = meters;
    }

    /** Queues one mail per cause and recipient where there is none yet; joins the caller's transaction and wakes the dispatch after it. */
    public Mono<Void> queue(List<MailRequest> mails) {
        if (mails.isEmpty()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        List<MailSnapshot.MailDetails> letters =
                mails.stream().map(mail -> toDetails(mail, now)).toList();
        return tables.mails()
                .insert(letters, now)
                .collect(HashSet<UUID>::new, Set::add)
                .flatMap(fresh -> publishQueued(
                        letters.stream()
                                .filter(letter -> fresh.contains(letter.emailId()))
                                .toList(),
                        now))
                .doOnSuccess(written -> MailCrashPoint.QUEUEING.crashIfArmed())
                .then(wakeAfterCommit());
    }

    /** Lets happenings happen, in order, each where it is legal; joins the caller's transaction or makes one. */
    public Mono<Void> applyTransitions(List<? extends MailTransition> happenings) {
        if (happenings.isEmpty()) {
            return Mono.empty();
        }
        Set<UUID> ids = new HashSet<>();
        happenings.forEach(happening -> ids.add(happening.emailId()));
        Mono<Void> unfolded = Mono.defer(() -> tables.mails()
                        .lockByIds(ids)
                        .collectList()
                        .flatMap(locked -> saveBatch(TransitionBatch.of(locked, happenings, life, clock.instant()))))
                .doOnSuccess(written -> crashPointOf(happenings.getFirst()).crashIfArmed());
        return transactions.transactional(unfolded);
    }

    /** Makes mails of these accounts due that wait for a link or a recipient; joins the caller's transaction. */
    public Mono<Void> expediteMails(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.empty()
                : tables.mails().expediteWaiting(accounts, clock.instant()).then(wakeAfterCommit());
    }

    /** Forgets what providers said about the mails of these accounts, and under which name they know them. */
    public Mono<Void> eraseProviderMessages(Collection<UUID> accounts) {
        return tables.attempts().eraseProviderMessages(accounts);
    }

    private MailSnapshot.MailDetails toDetails(MailRequest mail, Instant now) {
        return new MailSnapshot.MailDetails(
                UuidFactory.nextUuid(),
                mail.causeId(),
                mail.accountId(),
                mail.template(),
                mail.locale(),
                mail.profileVersion(),
                mail.causedAt(),
                times.calculateExpiry(mail, now),
                mail.number(),
                mail.traceparent());
    }

    private Mono<Void> publishQueued(List<MailSnapshot.MailDetails> fresh, Instant now) {
        List<MailTransition.Terminated> tooOld = fresh.stream()
                .filter(letter -> times.isTooOld(letter.causedAt(), now))
                .map(letter -> times.terminateOverdue(letter, now))
                .toList();
        List<PublishedStep> steps = fresh.stream()
                .map(letter -> TransitionBatch.toPublished(
                        letter, PendingMailStep.beforeAttempt(PendingMailStep.MailStepType.QUEUED, null), now))
                .toList();
        return publishSteps(steps).then(applyTransitions(tooOld));
    }

    private Mono<Void> saveBatch(TransitionBatch unfolding) {
        Instant now = clock.instant();
        return tables.attempts()
                .close(unfolding.answers(), now)
                .then(
                        unfolding.changed().isEmpty()
                                ? Mono.empty()
                                : tables.mails().updateStates(unfolding.changed(), now))
                .then(publishSteps(unfolding.published()))
                .then(suppressAddresses(unfolding.verdicts()));
    }

    /** The journey first: its event is why no more is sent. */
    private Mono<Void> suppressAddresses(List<TransitionBatch.SuppressionSignal> verdicts) {
        return verdicts.isEmpty()
                ? Mono.empty()
                : tables.attempts().findEvidence(verdicts).flatMap(suppressing::recordEvidence);
    }

    private static MailCrashPoint crashPointOf(MailTransition happening) {
        return switch (happening) {
            case MailTransition.Rescheduled postponed -> MailCrashPoint.SETTLING;
            case MailTransition.Terminated closed -> MailCrashPoint.SETTLING;
            case MailTransition.AttemptFinished answered -> MailCrashPoint.RECORDING;
            case MailTransition.DeadlineReached passed -> MailCrashPoint.MOVING_ON;
            case MailTransition.ProviderReported said -> MailCrashPoint.HEARING;
        };
    }

    private Mono<Void> publishSteps(List<PublishedStep> steps) {
        if (steps.isEmpty()) {
            return Mono.empty();
        }
        List<EventEnvelope<EmailEvent>> envelopes =
                steps.stream().map(this::toEnvelope).toList();
        return tables.steps()
                .insert(envelopes)
                .then(outbox.append(envelopes))
                .doOnSuccess(done -> meters.recordSteps(steps));
    }

    private EventEnvelope<EmailEvent> toEnvelope(PublishedStep step) {
        EventEnvelope<EmailEvent> plain = outbox.wrapEvent(step.event());
        return new EventEnvelope<>(plain.id(), plain.source(), plain.time(), meters.markInTrace(step), plain.event());
    }

    private Mono<Void> wakeAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(current -> current.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(due::signal);
                    }
                }))
                .then();
    }
}
