package io.latchkey.notification.delivery;

import io.latchkey.notification.delivery.MailHandover.HandoverBatch;
import io.latchkey.notification.delivery.MailSnapshot.MailDetails;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import io.latchkey.notification.delivery.MailWriter.NewMail;
import io.latchkey.notification.suppression.SuppressionService;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The one place where a mail is created and changed: row, steps and events in one transaction, the row locked before
 * the outbox id is taken.
 */
@Component
public final class MailLifecycle {

    private final MailTable mails;
    private final MailAttemptTable attempts;
    private final MailWriter writer;
    private final SuppressionService suppressions;
    private final TransactionalOperator transactions;
    private final MailLifetimeSettings lifetimes;
    private final MailStateMachine stateMachine;
    private final DispatchWakeup wakeup;
    private final MailHandover handover;
    private final Clock clock;

    MailLifecycle(
            MailTable mails,
            MailAttemptTable attempts,
            MailWriter writer,
            SuppressionService suppressions,
            TransactionalOperator transactions,
            MailLifetimeSettings lifetimes,
            DispatchWakeup wakeup,
            MailHandover handover,
            Clock clock) {
        this.mails = mails;
        this.attempts = attempts;
        this.writer = writer;
        this.suppressions = suppressions;
        this.transactions = transactions;
        this.lifetimes = lifetimes;
        this.stateMachine = new MailStateMachine(lifetimes.doubt(), lifetimes.silence());
        this.wakeup = wakeup;
        this.handover = handover;
        this.clock = clock;
    }

    /**
     * Queues one mail per cause and recipient where there is none yet; joins the caller's transaction. After it they go
     * to the dispatch of this process, at once where that has nothing else to do.
     */
    public Mono<Void> queue(List<MailRequest> requests) {
        if (requests.isEmpty()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        List<MailDetails> wanted =
                requests.stream().map(request -> toDetails(request, now)).toList();
        return handover.openBatch(wanted.size(), now)
                .flatMap(batch -> writer.insertQueued(wanted, batch, now)
                        .flatMap(inserted -> settleInserted(wanted, inserted, batch, now)))
                .doOnSuccess(written -> MailCrashPoint.QUEUEING.crashIfArmed());
    }

    /** Applies transitions in order, each where it is legal; joins the caller's transaction or makes one. */
    public Mono<Void> applyTransitions(List<? extends MailTransition> transitions) {
        if (transitions.isEmpty()) {
            return Mono.empty();
        }
        return applyLocked(
                        transitions.stream().map(MailTransition::emailId).collect(Collectors.toSet()),
                        known -> Mono.just(transitions))
                .then();
    }

    /**
     * As {@link #applyTransitions}, of transitions that are found while these mails are locked.
     *
     * @param transitions gets those of the ids that are mails of this service
     * @return how many were found
     */
    public Mono<Integer> applyLocked(
            Set<UUID> ids, Function<Set<UUID>, Mono<? extends List<? extends MailTransition>>> transitions) {
        Mono<Integer> applied = Mono.defer(() -> mails.lockByIds(ids)
                .collectMap(mail -> mail.details().emailId())
                .flatMap(locked -> transitions.apply(locked.keySet()).flatMap(found -> applyTo(locked.values(), found)
                        .thenReturn(found.size()))));
        return transactions.transactional(applied);
    }

    /** Makes mails of these accounts due that wait for a link or a recipient; joins the caller's transaction. */
    public Mono<Void> expediteMails(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.empty()
                : mails.expediteWaiting(accounts, clock.instant()).then(wakeAfterCommit());
    }

    /** Erases what providers answered about the mails of these accounts, and the providers' message ids. */
    public Mono<Void> eraseProviderMessages(Collection<UUID> accounts) {
        return attempts.eraseProviderMessages(accounts);
    }

    public Mono<List<UUID>> findIdsByAccounts(Collection<UUID> accounts) {
        return mails.findIdsByAccounts(accounts);
    }

    private MailDetails toDetails(MailRequest request, Instant now) {
        return new MailDetails(
                UuidFactory.nextUuid(),
                request.causeId(),
                request.accountId(),
                request.template(),
                request.locale(),
                request.profileVersion(),
                request.causedAt(),
                lifetimes.calculateExpiry(request, now),
                request.number(),
                request.aboutAccount(),
                request.traceparent());
    }

    private Mono<Void> settleInserted(
            List<MailDetails> wanted, List<NewMail> inserted, HandoverBatch batch, Instant now) {
        Map<UUID, NewMail> rows = inserted.stream().collect(Collectors.toMap(NewMail::emailId, Function.identity()));
        List<MailDetails> overdue = new ArrayList<>();
        List<MailSnapshot> claimed = new ArrayList<>();
        for (MailDetails mail : wanted) {
            NewMail row = rows.get(mail.emailId());
            if (row != null && lifetimes.isTooOld(mail.causedAt(), now)) {
                overdue.add(mail);
            } else if (row != null && row.claimed()) {
                claimed.add(MailStateMachine.queueMail(mail, batch.until()).after());
            }
        }
        batch.claimMails(claimed);
        boolean allSettled = overdue.size() + claimed.size() == inserted.size();
        return endOverdue(overdue, now).then(allSettled ? Mono.empty() : wakeAfterCommit());
    }

    private Mono<Void> endOverdue(List<MailDetails> overdue, Instant now) {
        return applyTransitions(overdue.stream()
                .map(mail -> lifetimes.terminateOverdue(mail, now))
                .toList());
    }

    private Mono<Void> applyTo(Collection<MailSnapshot> locked, List<? extends MailTransition> transitions) {
        return saveBatch(TransitionBatch.of(locked, transitions, stateMachine, clock.instant()))
                .doOnSuccess(written -> transitions.stream().limit(1).forEach(first -> crashPointOf(first)
                        .crashIfArmed()));
    }

    private Mono<Void> saveBatch(TransitionBatch batch) {
        return writer.saveChanges(batch, clock.instant())
                .then(suppressAddresses(batch.suppressionSignals()))
                .then(batch.hasQueued() ? wakeAfterCommit() : Mono.empty());
    }

    /** After the mail's own events: they are the cause of the suppression. */
    private Mono<Void> suppressAddresses(List<TransitionBatch.SuppressionSignal> signals) {
        return signals.isEmpty() ? Mono.empty() : attempts.findEvidence(signals).flatMap(suppressions::recordEvidence);
    }

    private static MailCrashPoint crashPointOf(MailTransition transition) {
        return switch (transition) {
            case MailTransition.Rescheduled rescheduled -> MailCrashPoint.SETTLING;
            case Terminated terminated -> MailCrashPoint.SETTLING;
            case MailTransition.AttemptFinished finished -> MailCrashPoint.RECORDING;
            case MailTransition.DeadlineReached reached -> MailCrashPoint.MOVING_ON;
            case MailTransition.ProviderReported report -> MailCrashPoint.HEARING;
        };
    }

    private Mono<Void> wakeAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(current -> current.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(wakeup::signal);
                    }
                }))
                .then();
    }
}
