package io.latchkey.messaging.inbox;

import io.latchkey.platform.schedule.LifecycleLoop;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Makes the months' partitions ahead of time and drops those that nobody can repeat any more; at start and daily. */
@Component
final class InboxRetention extends LifecycleLoop {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRetention.class);
    private static final Duration EVERY = Duration.ofHours(24);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    // The partitions' locks must never make consumers queue behind somebody's long transaction.
    private static final String LOCKS = """
            SELECT set_config('lock_timeout', '2s', true), pg_advisory_xact_lock(hashtext('latchkey.inbox'))
            """;

    private final DatabaseClient database;
    private final InboxTable table;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    InboxRetention(DatabaseClient database, InboxTable table, TransactionalOperator transaction, InstantSource clock) {
        super("inbox-retention");
        this.database = database;
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    protected void runStep() throws InterruptedException {
        maintainPartitions()
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN).doBeforeRetry(InboxRetention::logFailure))
                .block();
        Thread.sleep(EVERY);
    }

    private static void logFailure(Retry.RetrySignal retry) {
        String failure = retry.failure().getClass().getName();
        LOG.warn("inbox: partitions not kept, again in {}: {}", AGAIN, failure);
    }

    /** Each month in a transaction of its own: one that has to wait does not undo the others. */
    Mono<Void> maintainPartitions() {
        var now = clock.instant();
        return Flux.fromIterable(InboxMonths.monthsWithPartition(now))
                .concatMap(month -> runInOwnTransaction(table.addMonth(month)))
                .then(runInOwnTransaction(table.dropBefore(InboxMonths.firstKeptMonth(now))))
                .doOnNext(dropped -> LOG.info(
                        "inbox: months are kept from {} on, {} dropped", InboxMonths.firstKeptMonth(now), dropped))
                .then();
    }

    private <T> Mono<T> runInOwnTransaction(Mono<T> statement) {
        return transaction.transactional(database.sql(LOCKS).then().then(statement));
    }
}
