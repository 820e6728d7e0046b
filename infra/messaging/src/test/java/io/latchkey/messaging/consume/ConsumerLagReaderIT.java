package io.latchkey.messaging.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.Topic;
import io.latchkey.testkit.TestKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** How far a group is behind is seen, whether its consumers work, stand still or never were. */
class ConsumerLagReaderIT {

    private static final Map<String, Object> BROKER = Map.of("bootstrap.servers", TestKafka.bootstrapServers());

    @Test
    void whatIsNotAppliedIsLagAndWhatWasPutAwayIsCounted() throws Exception {
        var topic = new Topic("lag.trial.v1", new Topic.Retention.ForAge(Duration.ofDays(1)));
        Topic letters = topic.deadLetters("lag-trial");
        var look = new ConsumerLagReader("lag-trial", partitions(topic), partitions(letters));
        var registry = new SimpleMeterRegistry();
        var gauges = new ConsumerLagGauges(registry);
        try (Admin admin = Admin.create(BROKER)) {
            admin.createTopics(Stream.of(topic, letters)
                            .map(one -> new NewTopic(one.name(), 2, (short) 1))
                            .toList())
                    .all()
                    .get();
            publish(topic, 0, 5);
            publish(topic, 1, 3);
            publish(letters, 1, 2);

            gauges.updateGauges(look.readLag(admin));
            assertThat(lag(registry, "0")).isEqualTo(5);
            assertThat(lag(registry, "1")).isEqualTo(3);

            admin.alterConsumerGroupOffsets(
                            "lag-trial",
                            Map.of(
                                    new TopicPartition(topic.name(), 0), new OffsetAndMetadata(4),
                                    new TopicPartition(topic.name(), 1), new OffsetAndMetadata(3)))
                    .all()
                    .get();
            gauges.updateGauges(look.readLag(admin));
            assertThat(lag(registry, "0")).isEqualTo(1);
            assertThat(lag(registry, "1")).isZero();
            assertThat(registry.get("latchkey.deadletters.kept")
                            .tag("topic", letters.name())
                            .gauge()
                            .value())
                    .isEqualTo(2);
        }
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return List.of(new TopicPartition(topic.name(), 0), new TopicPartition(topic.name(), 1));
    }

    private static double lag(MeterRegistry registry, String partition) {
        return registry.get("latchkey.consumer.lag")
                .tags("topic", "lag.trial.v1", "partition", partition)
                .gauge()
                .value();
    }

    private static void publish(Topic topic, int partition, int records) throws Exception {
        try (var producer = new KafkaProducer<>(BROKER, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic.name(), partition, null, "x".getBytes(UTF_8)))
                        .get();
            }
        }
    }
}
