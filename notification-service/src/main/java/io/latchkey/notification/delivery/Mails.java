package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.Identifiers;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.crash.CrashPoint;
import io.latchkey.notification.delivery.Unfolding.Published;
import io.latchkey.notification.suppression.Suppressing;
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
public final class Mails {

    private final MailTables tables;
    private final Outbox outbox;
    private final Suppressing suppressing;
    private final TransactionalOperator transactions;
    private final MailTimes times;
    private final Life life;
    private final MailsDue due;
    private final Clock clock;
    private final StepMeters meters;

    Mails(
            MailTables tables,
            Outbox outbox,
            Suppressing suppressing,
            TransactionalOperator transactions,
            MailTimes times,
            MailsDue due,
            Clock clock,
            StepMeters meters) {
        this.tables = tables;
        this.outbox = outbox;
        this.suppressing = suppressing;
        this.transactions = transactions;
        this.times = times;
        this.life = new Life(times.doubt(), times.silence());
        this.due = due;
        this.clock = clock;
        this.meters = meters;
    }

    /** Queues one mail per cause and recipient where there is none yet; joins the caller's transaction and wakes the dispatch after it. */
    public Mono<Void> queue(List<NewMail> mails) {
        if (mails.isEmpty()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        List<Letter> letters = mails.stream().map(mail -> letter(mail, now)).toList();
        return tables.mails()
                .insert(letters, now)
                .collect(HashSet<UUID>::new, Set::add)
                .flatMap(fresh -> queued(
                        letters.stream()
                                .filter(letter -> fresh.contains(letter.emailId()))
                                .toList(),
                        now))
                .doOnSuccess(written -> CrashPoint.QUEUEING.pass())
                .then(wakeAfterCommit());
    }

    /** Lets happenings happen, in order, each where it is legal; joins the caller's transaction or makes one. */
    public Mono<Void> apply(List<? extends Happening> happenings) {
        if (happenings.isEmpty()) {
            return Mono.empty();
        }
        Set<UUID> ids = new HashSet<>();
        happenings.forEach(happening -> ids.add(happening.emailId()));
        Mono<Void> unfolded = Mono.defer(() -> tables.mails()
                        .lock(ids)
                        .collectList()
                        .flatMap(locked -> record(Unfolding.of(locked, happenings, life, clock.instant()))))
                .doOnSuccess(written -> whileWriting(happenings.getFirst()).pass());
        return transactions.transactional(unfolded);
    }

    /** Makes mails of these accounts due that wait for a link or a recipient; joins the caller's transaction. */
    public Mono<Void> hurry(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.empty()
                : tables.mails().hurry(accounts, clock.instant()).then(wakeAfterCommit());
    }

    /** Forgets what providers said about the mails of these accounts, and under which name they know them. */
    public Mono<Void> forgetWords(Collection<UUID> accounts) {
        return tables.attempts().forget(accounts);
    }

    private Letter letter(NewMail mail, Instant now) {
        return new Letter(
                Identifiers.next(),
                mail.causeId(),
                mail.accountId(),
                mail.template(),
                mail.locale(),
                mail.profileVersion(),
                mail.causedAt(),
                times.death(mail, now),
                mail.number(),
                mail.traceparent());
    }

    private Mono<Void> queued(List<Letter> fresh, Instant now) {
        List<Happening.Closed> tooOld = fresh.stream()
                .filter(letter -> times.tooOld(letter.causedAt(), now))
                .map(letter -> times.overdue(letter, now))
                .toList();
        List<Published> steps = fresh.stream()
                .map(letter -> Unfolding.publish(letter, Step.of(StepKind.QUEUED, null), now))
                .toList();
        return publish(steps).then(apply(tooOld));
    }

    private Mono<Void> record(Unfolding unfolding) {
        Instant now = clock.instant();
        return tables.attempts()
                .close(unfolding.answers(), now)
                .then(
                        unfolding.changed().isEmpty()
                                ? Mono.empty()
                                : tables.mails().update(unfolding.changed(), now))
                .then(publish(unfolding.published()))
                .then(spare(unfolding.verdicts()));
    }

    /** The journey first: its event is why no more is sent. */
    private Mono<Void> spare(List<Verdict> verdicts) {
        return verdicts.isEmpty()
                ? Mono.empty()
                : tables.attempts().evidence(verdicts).flatMap(suppressing::take);
    }

    private static CrashPoint whileWriting(Happening happening) {
        return switch (happening) {
            case Happening.Postponed postponed -> CrashPoint.SETTLING;
            case Happening.Closed closed -> CrashPoint.SETTLING;
            case Happening.Answered answered -> CrashPoint.RECORDING;
            case Happening.TimePassed passed -> CrashPoint.MOVING_ON;
            case Happening.Said said -> CrashPoint.HEARING;
        };
    }

    private Mono<Void> publish(List<Published> steps) {
        if (steps.isEmpty()) {
            return Mono.empty();
        }
        List<EventEnvelope<EmailEvent>> envelopes =
                steps.stream().map(this::envelope).toList();
        return tables.steps().insert(envelopes).then(outbox.append(envelopes)).doOnSuccess(done -> meters.taken(steps));
    }

    private EventEnvelope<EmailEvent> envelope(Published step) {
        EventEnvelope<EmailEvent> plain = outbox.envelope(step.event());
        return new EventEnvelope<>(plain.id(), plain.source(), plain.time(), meters.trace(step), plain.event());
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
