package io.latchkey.notification.deadletter;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Runs work in a transaction and waits for it: Kafka's clients block, so their callers do, too. */
@Component
final class BlockingTransactions {

    private final TransactionalOperator transactions;

    BlockingTransactions(TransactionalOperator transactions) {
        this.transactions = transactions;
    }

    <T> T runForResult(Mono<T> work) {
        return transactions.transactional(work).blockOptional().orElseThrow();
    }

    void run(Mono<Void> work) {
        transactions.transactional(work).block();
    }
}
