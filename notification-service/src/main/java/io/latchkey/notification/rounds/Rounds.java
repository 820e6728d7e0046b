package io.latchkey.notification.rounds;

import io.latchkey.messaging.Loop;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes every round, one after the other, on one virtual thread; what fails is tried again with the next. */
@Component
final class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final List<Round> rounds;
    private final RoundSettings settings;
    private final TransactionalOperator transactions;
    private final Loop loop = new Loop("rounds", this::all);

    Rounds(List<Round> rounds, RoundSettings settings, TransactionalOperator transactions) {
        this.rounds = List.copyOf(rounds);
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private void all() throws InterruptedException {
        rounds.forEach(this::make);
        Thread.sleep(settings.every());
    }

    /** One that fails keeps no other from being made. */
    private void make(Round round) {
        try {
            transactions.transactional(Mono.defer(round::run)).block();
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn(
                        "{} has to wait for its next round: {}",
                        round.getClass().getSimpleName(),
                        e.toString());
            }
        }
    }
}
