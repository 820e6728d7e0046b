package io.latchkey.notification.rounds;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final List<Thread> running = new CopyOnWriteArrayList<>();

    Rounds(List<Round> rounds, RoundSettings settings, TransactionalOperator transactions) {
        this.rounds = List.copyOf(rounds);
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        running.add(Thread.ofVirtual().name("rounds").start(this::again));
    }

    @Override
    public void stop() {
        running.forEach(Thread::interrupt);
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    private void again() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                rounds.forEach(this::make);
                Thread.sleep(settings.every());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

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
