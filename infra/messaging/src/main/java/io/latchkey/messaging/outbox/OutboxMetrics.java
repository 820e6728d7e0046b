package io.latchkey.messaging.outbox;

import io.latchkey.platform.schedule.LifecycleLoop;
import io.latchkey.platform.trace.StageTimer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What operations see of the outbox: depth, age of the oldest row, parked rows, published and leading. */
@Component
final class OutboxMetrics extends LifecycleLoop {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxMetrics.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final OutboxTable table;
    private final Counter published;
    private final StageTimer stages;
    private volatile OutboxTable.OutboxBacklog backlog = OutboxTable.OutboxBacklog.NONE;
    private volatile boolean leading;

    OutboxMetrics(OutboxTable table, MeterRegistry registry, StageTimer stages) {
        super("outbox-metrics");
        this.table = table;
        this.stages = stages;
        this.published = registry.counter("latchkey.outbox.published");
        registerGauge(registry, "latchkey.outbox.depth", "rows", () -> backlog.depth());
        registerGauge(registry, "latchkey.outbox.parked", "rows", () -> backlog.parked());
        registerGauge(registry, "latchkey.outbox.oldest.age", "seconds", () -> backlog.oldest());
        registerGauge(registry, "latchkey.outbox.leading", "", () -> leading ? 1 : 0);
    }

    /** @param taken since the look that found the rows */
    void recordPublished(List<PendingRow> rows, Duration taken) {
        published.increment(rows.size());
        rows.forEach(row -> stages.recordReached(
                StageTimer.PipelineStage.PUBLISHED, row.key().topic(), row.age().plus(taken)));
    }

    void setLeading(boolean now) {
        leading = now;
    }

    @Override
    protected void runStep() throws InterruptedException {
        // The database may be away: the last figures stand, and the next look says more.
        backlog = table.readBacklog()
                .doOnError(failure -> LOG.debug("outbox: not counted", failure))
                .onErrorComplete()
                .blockOptional()
                .orElse(backlog);
        Thread.sleep(EVERY);
    }

    private static void registerGauge(MeterRegistry registry, String name, String unit, Supplier<Number> value) {
        Gauge.builder(name, value).baseUnit(unit.isEmpty() ? null : unit).register(registry);
    }
}
