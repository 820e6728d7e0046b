package io.latchkey.messaging.consume;

import io.latchkey.contracts.Topic;
import io.latchkey.messaging.KafkaClientFactory;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.topics.TopicCheck;
import io.latchkey.platform.schedule.LifecycleLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks how far this service's group is behind on each partition, and how many dead letters are kept. It asks the broker,
 * not the consumers: one that stands still or is gone has a lag, too.
 */
@Component
final class ConsumerLagMonitor extends LifecycleLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLagMonitor.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final KafkaClientFactory kafka;
    private final TopicCheck check;
    private final ConsumerLagReader look;
    private final ConsumerLagGauges gauges;

    ConsumerLagMonitor(
            ObjectProvider<EventHandler> handlers,
            MessagingProperties properties,
            KafkaClientFactory kafka,
            TopicCheck check,
            ConsumerLagGauges gauges) {
        super("consumer-lag");
        List<Topic> topics =
                handlers.stream().map(handler -> handler.subscription().topic()).toList();
        String group = properties.source().consumerGroup();
        this.look = new ConsumerLagReader(
                group,
                topics.stream().flatMap(properties::partitionsOf).toList(),
                topics.stream()
                        .map(topic -> topic.deadLetters(group))
                        .flatMap(properties::partitionsOf)
                        .toList());
        this.kafka = kafka;
        this.check = check;
        this.gauges = gauges;
    }

    @Override
    protected void runStep() throws InterruptedException {
        if (check.isReady()) {
            readWhileBrokerAnswers();
        }
        Thread.sleep(EVERY);
    }

    /** The last figures stand when it does not, and the next look says more. */
    private void readWhileBrokerAnswers() throws InterruptedException {
        try (Admin admin = kafka.createAdmin()) {
            while (!Thread.currentThread().isInterrupted()) {
                gauges.updateGauges(look.readLag(admin));
                Thread.sleep(EVERY);
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.debug("lag: not seen", e);
        }
    }
}
