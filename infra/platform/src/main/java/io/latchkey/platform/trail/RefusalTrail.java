package io.latchkey.platform.trail;

import io.latchkey.platform.schedule.FixedDelayTask;
import io.latchkey.platform.trace.TraceLogFields;
import io.latchkey.platform.trail.RefusalLimiter.LeftOut;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;

/**
 * The trail of refusals. Who refuses only counts and queues, without waiting; lines and events are written beside the
 * requests. An event that cannot be written is given up and counted: its line stands.
 */
final class RefusalTrail extends FixedDelayTask implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalTrail.class);
    private static final String REFUSALS = "latchkey.refusals";
    private static final int LONGEST_QUEUE = 4096;

    /** So many pauses lines wait at most behind events that a database does not take. */
    private static final int PATIENCE = 5;

    private final BlockingQueue<RequestRefusal> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final RefusalLimiter limiter;
    private final TrailRules rules;
    private final MeterRegistry meters;
    private final Counter unwritten;
    private final Clock clock;

    RefusalTrail(TrailRules rules, TrailSettings settings, MeterRegistry meters, Clock clock) {
        super("refusal-trail", settings.every());
        this.limiter = new RefusalLimiter(settings);
        this.rules = rules;
        this.meters = meters;
        this.unwritten = meters.counter("latchkey.refusals.unwritten");
        this.clock = clock;
        // Named by a dashboard: there from the start.
        countRefusal("forbidden", "none");
    }

    /** Counts each, and takes those that are told one by one; never waits. */
    void record(RequestRefusal refusal) {
        countRefusal(refusal.kind(), refusal.route()).increment();
        if (limiter.admit(refusal) && !queue.offer(refusal)) {
            unwritten.increment();
        }
    }

    @Override
    protected Mono<Void> runTask() {
        return Mono.fromCallable(this::writeLines)
                .map(told ->
                        told.stream().filter(refusal -> !refusal.isAttempt()).toList())
                .flatMap(this::publishEvents);
    }

    /** The last lines; what stops the service does not wait for events. */
    @Override
    public void destroy() {
        writeLines();
    }

    private List<RequestRefusal> writeLines() {
        List<RequestRefusal> told = new ArrayList<>();
        queue.drainTo(told);
        told.forEach(RefusalTrail::writeLine);
        limiter.takeLeftOut(clock.instant()).forEach(RefusalTrail::writeRest);
        return told;
    }

    private Mono<Void> publishEvents(List<RequestRefusal> refusals) {
        return refusals.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> rules.events().apply(refusals))
                        .timeout(pause().multipliedBy(PATIENCE))
                        .onErrorResume(failure -> giveUpEvents(refusals.size(), failure));
    }

    private Mono<Void> giveUpEvents(int events, Throwable failure) {
        unwritten.increment(events);
        LOG.warn("Security events of {} refusals were not written: {}", events, failure.toString());
        return Mono.empty();
    }

    private static void writeLine(RequestRefusal refusal) {
        LoggingEventBuilder line = TraceLogFields.addTraceFields(LOG.atInfo(), refusal.traceparent())
                .addKeyValue("refusal.kind", refusal.kind())
                .addKeyValue("refusal.route", refusal.route())
                .addKeyValue("refusal.network", refusal.network())
                .addKeyValue("refusal.at", refusal.at().toString());
        if (refusal.accountId() != null) {
            line = line.addKeyValue("refusal.account", refusal.accountId().toString());
        }
        line.log("Refused: {} {}", refusal.kind(), refusal.route());
    }

    private static void writeRest(LeftOut rest) {
        LOG.atInfo()
                .addKeyValue("refusal.kind", rest.kind())
                .addKeyValue("refusal.network", rest.network() == null ? "others" : rest.network())
                .addKeyValue("refusal.left-out", rest.refusals())
                .log("Refused besides: {}, {} times", rest.kind(), rest.refusals());
    }

    private Counter countRefusal(String kind, String route) {
        return meters.counter(REFUSALS, "kind", kind, "route", route);
    }
}
