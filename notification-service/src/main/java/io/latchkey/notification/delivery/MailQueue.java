package io.latchkey.notification.delivery;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailTransition.DeadlineReached;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The mail table as a queue: claims due mails, opens their attempts, and moves on mails whose deadline has passed. */
@Component
public final class MailQueue {

    private final MailTable mails;
    private final MailLifecycle lifecycle;
    private final TransactionalOperator transactions;
    private final Clock clock;

    MailQueue(MailTable mails, MailLifecycle lifecycle, TransactionalOperator transactions, Clock clock) {
        this.mails = mails;
        this.lifecycle = lifecycle;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The mails of these accounts from this template that have left or ended: none of them is attempted again. */
    public Mono<List<SettledMail>> findSettled(MailTemplate template, Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.just(List.of())
                : mails.findSettled(template, accounts).collectList();
    }

    /**
     * Claims due mails for the length of a lease, after which they are due again; until then no other dispatcher gets
     * them.
     *
     * @param batchId a new id; only its holder may open attempts for these mails
     */
    public Mono<List<MailSnapshot>> claimDue(UUID batchId, int limit, Duration lease) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return mails.claimDue(batchId, limit, now, now.plus(lease)).collectList();
        });
    }

    /** How long until the next mail is due, negative where one is due already; empty where none waits. */
    public Mono<Duration> findTimeToNextDue() {
        return mails.findNextDue().map(due -> Duration.between(clock.instant(), due));
    }

    /** Claims, in the same way, mails whose time is over, for the caller to decide how they end. */
    public Mono<List<MailSnapshot>> claimExpired(UUID batchId, int limit, Duration lease) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return mails.claimExpired(batchId, limit, now, now.plus(lease)).collectList();
        });
    }

    /**
     * Opens an attempt for each mail that is still claimed by this batch.
     *
     * @param until when the attempts' lease is over
     * @return the numbers of the attempts by mail; only these mails may be sent, and only until then
     */
    public Mono<Map<UUID, Integer>> startAttempts(UUID batchId, List<AttemptRequest> requests, Instant until) {
        return Mono.defer(() -> mails.startAttempts(batchId, requests, clock.instant(), until));
    }

    /**
     * Moves on mails whose deadline has passed.
     *
     * @return how many were looked at
     */
    public Mono<Integer> advanceOverdue(int limit) {
        Mono<Integer> moved = Mono.defer(
                () -> mails.lockOverdue(clock.instant(), limit).collectList().flatMap(this::applyDeadlines));
        return transactions.transactional(moved);
    }

    private Mono<Integer> applyDeadlines(List<UUID> ids) {
        List<DeadlineReached> reached = ids.stream().map(DeadlineReached::new).toList();
        return lifecycle.applyTransitions(reached).thenReturn(ids.size());
    }

    /**
     * A claimed mail that is ready to be sent: until when, in which language and through which provider.
     *
     * @param profileVersion of the profile that has the address it goes to
     */
    public record AttemptRequest(
            UUID emailId, Instant diesAt, AccountLocale locale, MailProvider provider, long profileVersion) {}

    /** A mail that is not attempted again; {@code profileVersion} is the one that asked for it. */
    public record SettledMail(UUID accountId, long profileVersion) {}
}
