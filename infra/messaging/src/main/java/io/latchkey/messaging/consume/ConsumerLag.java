package io.latchkey.messaging.consume;

import io.latchkey.contracts.Topic;
import io.latchkey.messaging.KafkaClients;
import io.latchkey.messaging.Loop;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.topics.TopicCheck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks how far this service's group is behind on each partition, and how many dead letters are kept. It asks the broker,
 * not the consumers: one that stands still or is gone has a lag, too.
 */
@Component
final class ConsumerLag implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLag.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final KafkaClients kafka;
    private final TopicCheck check;
    private final LagLook look;
    private final LagGauges gauges;
    private final Loop loop = new Loop("consumer-lag", this::watch);

    ConsumerLag(
            ObjectProvider<Subscription> subscriptions,
            MessagingProperties properties,
            KafkaClients kafka,
            TopicCheck check,
            LagGauges gauges) {
        List<Topic> topics =
                subscriptions.stream().flatMap(read -> read.topics().stream()).toList();
        this.look = new LagLook(properties.source().group(), topics, properties.partitions());
        this.kafka = kafka;
        this.check = check;
        this.gauges = gauges;
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

    private void watch() throws InterruptedException {
        if (check.isReady()) {
            whileTheBrokerAnswers();
        }
        Thread.sleep(EVERY);
    }

    /** The last figures stand when it does not, and the next look says more. */
    private void whileTheBrokerAnswers() throws InterruptedException {
        try (Admin admin = kafka.admin()) {
            while (!Thread.currentThread().isInterrupted()) {
                gauges.show(look.at(admin));
                Thread.sleep(EVERY);
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.debug("lag: not seen", e);
        }
    }
}
