package io.latchkey.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.stereotype.Component;

/** Makes Kafka clients with the settings the promises rest on; each is explicit, so that a conflict fails. */
@Component
public final class KafkaClientFactory {

    /** An idle consumer asks so often; a record comes at once. Also the longest that a stop or new partitions wait. */
    private static final int FETCH_WAIT = 2_000;

    private static final int DEAD_LETTER_MAX_BYTES = 64 * 1024 * 1024;

    private final MessagingProperties properties;

    KafkaClientFactory(MessagingProperties properties) {
        this.properties = properties;
    }

    /** For the relay: nothing is lost, reordered or doubled by a retry of the client. */
    public Producer<byte[], byte[]> relayProducer() {
        Map<String, Object> settings = producerSettings();
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** For dead letters: takes whatever the broker had taken before, which may have been well compressed. */
    public Producer<byte[], byte[]> deadLetterProducer() {
        Map<String, Object> settings = producerSettings();
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEAD_LETTER_MAX_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, DEAD_LETTER_MAX_BYTES);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** For the consumers of the service's group. */
    public Map<String, Object> consumerSettings() {
        Map<String, Object> settings = commonSettings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, properties.source().consumerGroup());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT);
        settings.put(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.consume().batch());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                properties.consume().sessionTimeout().toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                properties.consume().sessionTimeout().dividedBy(4).toMillis());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    /** For the topic check; gives up after three seconds, so that a start does not wait for an absent broker. */
    public Admin createAdmin() {
        Map<String, Object> settings = commonSettings();
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        return Admin.create(settings);
    }

    private Map<String, Object> producerSettings() {
        int timeout = (int) properties.relay().deliveryTimeout().toMillis();
        Map<String, Object> settings = commonSettings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // KAFKA-15591: on a partition just made a second request can overtake the first, which is then refused until
        // its time is over.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        return settings;
    }

    private Map<String, Object> commonSettings() {
        Map<String, Object> settings = new HashMap<>();
        // Nobody reads them (ADR 13), and each client would register some two hundred meters.
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.putAll(properties.client());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrap());
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }
}
