package io.latchkey.messaging;

import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.Topic;
import io.latchkey.platform.schedule.GatherWindow;
import io.latchkey.platform.settings.SettingCheck;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service takes part in events.
 *
 * @param source the service itself; its path is {@code ce_source}, its group the consumer group
 * @param bootstrap Kafka's addresses, {@code host:port}, comma-separated
 * @param partitions of every topic
 * @param replication of every topic
 * @param minInsyncReplicas of every topic
 * @param client further settings of every Kafka client, for instance {@code security.protocol}
 */
@ConfigurationProperties("latchkey.messaging")
public record MessagingProperties(
        EventSource source,
        String bootstrap,
        @DefaultValue("6") int partitions,
        @DefaultValue("1") int replication,
        @DefaultValue("1") int minInsyncReplicas,
        @DefaultValue Map<String, String> client,
        @DefaultValue RelaySettings relay,
        @DefaultValue ConsumerSettings consume) {

    public MessagingProperties {
        requireSetting(source != null, "source", "is missing");
        requireSetting(bootstrap != null && !bootstrap.isBlank(), "bootstrap", "is missing");
        client = Map.copyOf(client);
        requireAtLeast("partitions", partitions, 1);
        requireAtLeast("replication", replication, 1);
        requireAtLeast("min-insync-replicas", minInsyncReplicas, 1);
        requireSetting(
                minInsyncReplicas <= replication,
                "min-insync-replicas",
                "is greater than replication: nothing could be written");
    }

    /** The partitions of a topic; each topic has as many. */
    public Stream<TopicPartition> partitionsOf(Topic topic) {
        return IntStream.range(0, partitions).mapToObj(number -> new TopicPartition(topic.name(), number));
    }

    /**
     * The relay of the outbox.
     *
     * @param poll how often it looks without being woken; every commit of a replica wakes it
     * @param standby how often one that does not lead tries to
     * @param batch rows taken at once
     * @param gather under load, the least time between two looks, so that batches grow; never less than {@code spacing}
     * @param spacing without load, the same; longer where nobody waits for what is published
     * @param deliveryTimeout after this an unanswered record is tried again
     */
    public record RelaySettings(
            @DefaultValue("2s") Duration poll,
            @DefaultValue("500ms") Duration standby,
            @DefaultValue("1000") int batch,
            @DefaultValue("20ms") Duration gather,
            @DefaultValue("0ms") Duration spacing,
            @DefaultValue("10s") Duration deliveryTimeout) {

        public RelaySettings {
            requireAtLeast("relay.batch", batch, 1);
            requirePositive("relay.poll", poll);
            requirePositive("relay.standby", standby);
            requirePositive("relay.delivery-timeout", deliveryTimeout);
        }

        public GatherWindow gatherWindow() {
            return new GatherWindow(spacing, spacing.compareTo(gather) > 0 ? spacing : gather);
        }
    }

    /**
     * The consumers.
     *
     * @param batch records taken at once, one transaction
     * @param transactionTimeout after this a transaction is rolled back and tried again
     * @param sessionTimeout after this a silent consumer's partitions go to another
     * @param backOff first pause when database or broker are away, doubled up to {@code maxBackOff}
     */
    public record ConsumerSettings(
            @DefaultValue("500") int batch,
            @DefaultValue("60s") Duration transactionTimeout,
            @DefaultValue("10s") Duration sessionTimeout,
            @DefaultValue("100ms") Duration backOff,
            @DefaultValue("5s") Duration maxBackOff) {

        public ConsumerSettings {
            requireAtLeast("consume.batch", batch, 1);
            requirePositive("consume.transaction-timeout", transactionTimeout);
            requirePositive("consume.session-timeout", sessionTimeout);
            requirePositive("consume.back-off", backOff);
            requirePositive("consume.max-back-off", maxBackOff);
        }
    }

    private static void requireAtLeast(String name, int value, int least) {
        requireSetting(value >= least, name, "is " + value + ", must be at least " + least);
    }

    private static void requirePositive(String name, Duration value) {
        requireSetting(value.isPositive(), name, "is " + value + ", must be longer than nothing");
    }

    private static void requireSetting(boolean holds, String name, String otherwise) {
        SettingCheck.requireThat(holds, "latchkey.messaging." + name + " " + otherwise);
    }
}
