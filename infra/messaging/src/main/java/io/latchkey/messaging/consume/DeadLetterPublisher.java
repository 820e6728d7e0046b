package io.latchkey.messaging.consume;

import io.latchkey.messaging.KafkaClientFactory;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.consume.ParsedRecord.DeadRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Puts away what cannot be processed; returns only when the broker has it, and throws when it has not. */
@Component
final class DeadLetterPublisher implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPublisher.class);

    private final DeadLetterEncoder form;
    private final ConsumerMetrics metrics;
    private final KafkaClientFactory kafka;
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetterPublisher(
            MessagingProperties properties, KafkaClientFactory kafka, InstantSource clock, ConsumerMetrics metrics) {
        this.form = new DeadLetterEncoder(properties.source().consumerGroup(), clock);
        this.metrics = metrics;
        this.kafka = kafka;
    }

    void publishAll(List<? extends DeadRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        Producer<byte[], byte[]> open = openProducer();
        var answers = new ArrayList<Future<RecordMetadata>>(records.size());
        records.forEach(record -> answers.add(open.send(form.toRecord(record))));
        open.flush();
        for (int i = 0; i < answers.size(); i++) {
            confirmPublished(records.get(i), answers.get(i));
        }
    }

    private void confirmPublished(DeadRecord record, Future<RecordMetadata> answer) {
        try {
            awaitAnswer(answer);
        } catch (RecordTooLargeException e) {
            // Better a letter that only says where the record lies than a partition that stands still.
            awaitAnswer(openProducer().send(form.toRecordWithoutContent(record)));
        }
        metrics.countDeadLetter(record);
        RecordLogFields.addRecordFields(LOG.atWarn(), record.from())
                .log(
                        "dead letter: {}-{} offset {}: {}",
                        record.from().topic(),
                        record.from().partition(),
                        record.from().offset(),
                        record.cause());
    }

    private static void awaitAnswer(Future<RecordMetadata> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    /** Made when first needed: a service starts without Kafka. */
    private synchronized Producer<byte[], byte[]> openProducer() {
        Producer<byte[], byte[]> made = producer;
        if (made == null) {
            made = kafka.deadLetterProducer();
            producer = made;
        }
        return made;
    }

    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close();
        }
    }
}
