package io.latchkey.messaging.topics;

import io.latchkey.messaging.KafkaClientFactory;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.platform.schedule.ExponentialBackOff;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Creates or checks the service's topics before the relay and the consumers begin. A topic that differs stops the
 * start. While no broker answers, the service comes up all the same and the check goes on behind it.
 */
@Component
public final class TopicCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);

    private final KafkaClientFactory kafka;
    private final List<TopicSettings> topics;
    private final ConfigurableApplicationContext application;
    private volatile boolean ready;
    private volatile boolean running;
    private @Nullable Thread behind;

    TopicCheck(
            MessagingProperties properties,
            KafkaClientFactory kafka,
            List<RequiredTopics> uses,
            ConfigurableApplicationContext application) {
        this.kafka = kafka;
        this.application = application;
        this.topics = Stream.concat(
                        WriterTopics.topicsWrittenBy(properties.source()).stream(),
                        uses.stream().flatMap(use -> use.topics().stream()))
                .distinct()
                .map(topic -> TopicSettings.fromTopic(topic, properties))
                .toList();
    }

    /** Whether every topic is as it must be. */
    public boolean isReady() {
        return ready;
    }

    @Override
    public void start() {
        running = true;
        try {
            if (!checkTopics()) {
                behind = Thread.ofVirtual().name("topic-check").start(this::retryUntilChecked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (behind != null) {
            behind.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return -1;
    }

    private boolean checkTopics() throws InterruptedException {
        try (Admin admin = kafka.createAdmin()) {
            new TopicProvisioner(admin).ensureTopics(topics);
            ready = true;
            LOG.info("topics: {} are as they must be", topics.size());
            return true;
        } catch (KafkaException e) {
            if (isBrokerAway(e)) {
                return false;
            }
            throw e;
        }
    }

    /** No answer, or not even a name: where Kafka is down, its name may be unknown, too. */
    private static boolean isBrokerAway(KafkaException e) {
        return e instanceof RetriableException
                || (e.getCause() instanceof ConfigException config
                        && String.valueOf(config.getMessage()).contains("No resolvable bootstrap urls"));
    }

    private void retryUntilChecked() {
        var backOff = new ExponentialBackOff(Duration.ofMillis(200), Duration.ofSeconds(2));
        LOG.warn("topics: Kafka does not answer; nothing is published or read until it does");
        try {
            while (running && !checkTopics()) {
                Thread.sleep(backOff.nextPause());
            }
        } catch (InterruptedException e) {
            LOG.debug("topics: stopped while waiting for Kafka");
        } catch (TopicMismatchException | KafkaException e) {
            LOG.error("The service cannot run: {}", e.getMessage());
            Thread.ofPlatform().name("topic-mismatch").start(application::close);
        }
    }
}
