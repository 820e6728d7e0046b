package io.latchkey.notification.letters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the index of letters and its gauges up to date, on one virtual thread; what fails is tried again. */
@Component
final class LetterWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LetterWatch.class);

    private final LetterIndex index;
    private final LetterList list;
    private final LetterSettings settings;
    private final Map<String, Long> open = new ConcurrentHashMap<>();
    private final List<Thread> running = new CopyOnWriteArrayList<>();

    LetterWatch(LetterIndex index, LetterList list, LetterSettings settings, MeterRegistry meters) {
        this.index = index;
        this.list = list;
        this.settings = settings;
        for (String topic : LetterTopics.names()) {
            LetterTopics.LetterTopic letters = LetterTopics.named(topic);
            Gauge.builder("latchkey.deadletters.open", open, depths -> depths.getOrDefault(topic, 0L))
                    .description("dead letters that nobody has decided about")
                    .tag("topic", letters.source().name())
                    .tag("group", letters.group())
                    .register(meters);
        }
    }

    @Override
    public void start() {
        running.add(Thread.ofVirtual().name("letters").start(this::again));
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
                look();
                Thread.sleep(settings.watch());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            index.catchUp();
            List<Depth> depths = list.depths().block();
            Map<String, Long> counted = new ConcurrentHashMap<>();
            (depths == null ? List.<Depth>of() : depths).forEach(depth -> counted.put(depth.topic(), depth.open()));
            open.keySet().retainAll(counted.keySet());
            open.putAll(counted);
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("Dead letters could not be looked at: {}", e.getClass().getSimpleName());
            }
        }
    }
}
