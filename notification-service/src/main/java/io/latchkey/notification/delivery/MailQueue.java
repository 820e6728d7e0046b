package io.latchkey.notification.delivery;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailTransition.DeadlineReached;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The mail table as a queue: take what is due, begin attempts, move on what nobody answered for. */
@Component
public final class MailQueue {

    private final DeliveryTables tables;
    private final MailLifecycle mails;
    private final TransactionalOperator transactions;
    private final Clock clock;

    MailQueue(DeliveryTables tables, MailLifecycle mails, TransactionalOperator transactions, Clock clock) {
        this.tables = tables;
        this.mails = mails;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The mails of these accounts from this template that have left or ended: none of them is attempted again. */
    public Mono<List<SettledMail>> findSettled(MailTemplate template, Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.just(List.of())
                : tables.mails().findSettled(template, accounts).collectList();
    }

    /** Takes due mails for so long; nobody else gets them meanwhile, and afterwards they are simply due again. */
    public Mono<ClaimedBatch> claimDue(int limit, Duration lease) {
        return Mono.defer(() -> {
            UUID taking = UuidFactory.nextUuid();
            Instant now = clock.instant();
            return tables.mails()
                    .claimDue(taking, limit, now, now.plus(lease))
                    .collectList()
                    .map(taken -> new ClaimedBatch(taking, taken));
        });
    }

    /** Takes mails whose time is over, in the same way: for whoever says how they end. */
    public Mono<ClaimedBatch> claimExpired(int limit, Duration lease) {
        return Mono.defer(() -> {
            UUID taking = UuidFactory.nextUuid();
            Instant now = clock.instant();
            return tables.mails()
                    .claimExpired(taking, limit, now, now.plus(lease))
                    .collectList()
                    .map(taken -> new ClaimedBatch(taking, taken));
        });
    }

    /** Opens an attempt for each mail that is still ours; only those may be sent, and only until {@code until}. */
    public Mono<List<StartedAttempt>> startAttempts(UUID taking, List<AttemptRequest> chosen, Instant until) {
        Mono<List<StartedAttempt>> begun = Mono.defer(() -> {
            Instant now = clock.instant();
            return tables.mails()
                    .startAttempts(taking, chosen, now, until)
                    .collectList()
                    .flatMap(opened -> tables.attempts().open(opened, now).thenReturn(opened));
        });
        return transactions.transactional(begun);
    }

    /**
     * Moves on mails whose time in their state is over.
     *
     * @return how many were looked at
     */
    public Mono<Integer> advanceOverdue(int limit) {
        Mono<Integer> moved = Mono.defer(() ->
                tables.mails().lockOverdue(clock.instant(), limit).collectList().flatMap(this::applyDeadlines));
        return transactions.transactional(moved);
    }

    private Mono<Integer> applyDeadlines(List<UUID> ids) {
        List<DeadlineReached> passed = ids.stream().map(DeadlineReached::new).toList();
        return mails.applyTransitions(passed).thenReturn(ids.size());
    }

    /** Due mails that one dispatcher took for a while; only the holder of the id may begin their attempts. */
    public record ClaimedBatch(UUID id, List<MailSnapshot> mails) {

        public ClaimedBatch {
            mails = List.copyOf(mails);
        }
    }

    /**
     * A taken mail that is ready to be sent: until when, in which language and which way.
     *
     * @param profileVersion of the profile that has the address it goes to
     */
    public record AttemptRequest(
            UUID emailId, Instant diesAt, AccountLocale locale, MailProvider provider, long profileVersion) {}

    /**
     * An attempt that may now be sent, its number and its way.
     *
     * @param profileVersion of the profile that has the address it goes to
     */
    public record StartedAttempt(UUID emailId, int attempt, MailProvider provider, long profileVersion) {}

    /** A mail that is not attempted again; {@code profileVersion} is the one that asked for it. */
    public record SettledMail(UUID accountId, long profileVersion) {}
}
