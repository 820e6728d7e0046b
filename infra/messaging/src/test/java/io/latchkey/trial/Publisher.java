package io.latchkey.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts on a topic whatever a stranger might. */
final class Publisher {

    private Publisher() {}

    static void publish(String bootstrap, Collection<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                20_000,
                // The topic may be new (KAFKA-15591).
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                32 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var answers = new ArrayList<Future<RecordMetadata>>();
            records.forEach(record -> answers.add(producer.send(record)));
            producer.flush();
            for (Future<RecordMetadata> answer : answers) {
                if (answer.state() == Future.State.FAILED) {
                    throw new AssertionError(answer.exceptionNow());
                }
            }
        }
    }
}
