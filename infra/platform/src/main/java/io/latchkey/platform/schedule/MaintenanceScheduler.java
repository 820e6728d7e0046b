package io.latchkey.platform.schedule;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Runs every task, one after the other, on one virtual thread; what fails is tried again with the next round. */
@Component
final class MaintenanceScheduler extends LifecycleLoop {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceScheduler.class);

    private final List<MaintenanceTask> tasks;
    private final MaintenanceSettings settings;
    private final TransactionalOperator transactions;

    MaintenanceScheduler(
            List<MaintenanceTask> tasks, MaintenanceSettings settings, TransactionalOperator transactions) {
        super("rounds");
        this.tasks = List.copyOf(tasks);
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    protected void runStep() throws InterruptedException {
        tasks.forEach(this::runTask);
        Thread.sleep(settings.every());
    }

    /** One that fails keeps no other from being run. */
    private void runTask(MaintenanceTask task) {
        try {
            transactions.transactional(Mono.defer(task::runTask)).block();
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn(
                        "{} has to wait for its next round: {}", task.getClass().getSimpleName(), e.toString());
            }
        }
    }
}
