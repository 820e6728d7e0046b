package io.latchkey.notification.deadletter;

import io.latchkey.notification.deadletter.DeadLetterQueries.DeadLetterCount;
import io.latchkey.platform.schedule.BackgroundLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Keeps the index of dead letters and its gauges up to date. */
@Component
final class DeadLetterMonitor {

    private final DeadLetterIndexer index;
    private final DeadLetterQueries list;
    private final DeadLetterSettings settings;
    private final Map<String, Long> open = new ConcurrentHashMap<>();

    DeadLetterMonitor(
            DeadLetterIndexer index, DeadLetterQueries list, DeadLetterSettings settings, MeterRegistry meters) {
        this.index = index;
        this.list = list;
        this.settings = settings;
        for (String topic : DeadLetterTopicCatalog.topicNames()) {
            DeadLetterTopicCatalog.DeadLetterTopic deadLetters = DeadLetterTopicCatalog.requireTopic(topic);
            Gauge.builder("latchkey.deadletters.open", open, depths -> depths.getOrDefault(topic, 0L))
                    .description("dead letters that nobody has decided about")
                    .tag("topic", deadLetters.source().name())
                    .tag("group", deadLetters.group())
                    .register(meters);
        }
    }

    @Bean
    BackgroundLoop deadLetterLoop() {
        return new BackgroundLoop("dead-letters", this::refreshIndex);
    }

    private void refreshIndex() throws InterruptedException {
        index.catchUp();
        Map<String, Long> counted = list.countByTopic().blockOptional().orElseThrow().stream()
                .collect(Collectors.toMap(DeadLetterCount::topic, DeadLetterCount::open));
        open.keySet().retainAll(counted.keySet());
        open.putAll(counted);
        Thread.sleep(settings.watch());
    }
}
