package io.latchkey.platform.schedule;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes every round, one after the other, on one virtual thread; what fails is tried again with the next. */
@Component
final class MaintenanceScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceScheduler.class);

    private final List<MaintenanceTask> rounds;
    private final MaintenanceSettings settings;
    private final TransactionalOperator transactions;
    private final BackgroundLoop loop = new BackgroundLoop("rounds", this::runAll);

    MaintenanceScheduler(
            List<MaintenanceTask> rounds, MaintenanceSettings settings, TransactionalOperator transactions) {
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

    private void runAll() throws InterruptedException {
        rounds.forEach(this::runTask);
        Thread.sleep(settings.every());
    }

    /** One that fails keeps no other from being made. */
    private void runTask(MaintenanceTask round) {
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
