package io.latchkey.notification.delivery;

import io.latchkey.messaging.Identifiers;
import io.latchkey.notification.delivery.Happening.TimePassed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The mail table as a queue: take what is due, begin attempts, move on what nobody answered for. */
@Component
public final class MailQueue {

    private final MailTables tables;
    private final Mails mails;
    private final TransactionalOperator transactions;
    private final Clock clock;

    MailQueue(MailTables tables, Mails mails, TransactionalOperator transactions, Clock clock) {
        this.tables = tables;
        this.mails = mails;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes due mails for so long; nobody else gets them meanwhile, and afterwards they are simply due again. */
    public Mono<Taking> take(int limit, Duration lease) {
        return Mono.defer(() -> {
            UUID taking = Identifiers.next();
            Instant now = clock.instant();
            return tables.mails()
                    .take(taking, limit, now, now.plus(lease))
                    .collectList()
                    .map(taken -> new Taking(taking, taken));
        });
    }

    /** Takes mails whose time is over, in the same way: for whoever says how they end. */
    public Mono<Taking> takeDead(int limit, Duration lease) {
        return Mono.defer(() -> {
            UUID taking = Identifiers.next();
            Instant now = clock.instant();
            return tables.mails()
                    .takeDead(taking, limit, now, now.plus(lease))
                    .collectList()
                    .map(taken -> new Taking(taking, taken));
        });
    }

    /** Opens an attempt for each mail that is still ours; only those may be sent, and only until {@code until}. */
    public Mono<List<Begun>> begin(UUID taking, List<ToSend> chosen, Instant until) {
        Mono<List<Begun>> begun = Mono.defer(() -> {
            Instant now = clock.instant();
            return tables.mails()
                    .begin(taking, chosen, now, until)
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
    public Mono<Integer> moveOn(int limit) {
        Mono<Integer> moved = Mono.defer(() ->
                tables.mails().overdue(clock.instant(), limit).collectList().flatMap(this::passed));
        return transactions.transactional(moved);
    }

    private Mono<Integer> passed(List<UUID> ids) {
        List<TimePassed> passed = ids.stream().map(TimePassed::new).toList();
        return mails.apply(passed).thenReturn(ids.size());
    }
}
