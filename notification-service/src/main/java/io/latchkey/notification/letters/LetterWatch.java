package io.latchkey.notification.letters;

import io.latchkey.messaging.Loop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the index of letters and its gauges up to date, on one virtual thread; what fails is tried again. */
@Component
final class LetterWatch implements SmartLifecycle {

    private final LetterIndex index;
    private final LetterList list;
    private final LetterSettings settings;
    private final Map<String, Long> open = new ConcurrentHashMap<>();
    private final Loop loop = new Loop("letters", this::look);

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

    private void look() throws InterruptedException {
        index.catchUp();
        Map<String, Long> counted = list.depths().blockOptional().orElseThrow().stream()
                .collect(Collectors.toMap(Depth::topic, Depth::open));
        open.keySet().retainAll(counted.keySet());
        open.putAll(counted);
        Thread.sleep(settings.watch());
    }
}
