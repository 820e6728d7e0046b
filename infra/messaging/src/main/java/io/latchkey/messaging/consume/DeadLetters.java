package io.latchkey.messaging.consume;

import io.latchkey.messaging.KafkaClients;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.consume.ReadRecord.Malformed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts away what cannot be processed; returns only when the broker has it, and throws when it has not. */
@Component
final class DeadLetters implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final DeadLetter form;
    private final ConsumerMetrics metrics;
    private final Producer<byte[], byte[]> producer;

    DeadLetters(
            MessagingProperties properties,
            KafkaClients kafka,
            ObjectProvider<InstantSource> clock,
            ConsumerMetrics metrics) {
        this.form = new DeadLetter(properties.source().group(), clock.getIfAvailable(InstantSource::system));
        this.metrics = metrics;
        this.producer = kafka.deadLetterProducer();
    }

    void put(List<Malformed> records) {
        var answers = new ArrayList<Future<RecordMetadata>>(records.size());
        records.forEach(record -> answers.add(producer.send(form.of(record))));
        producer.flush();
        for (int i = 0; i < answers.size(); i++) {
            finish(records.get(i), answers.get(i));
        }
    }

    private void finish(Malformed record, Future<RecordMetadata> answer) {
        try {
            await(answer);
        } catch (RecordTooLargeException e) {
            // Better a letter that only says where the record lies than a partition that stands still.
            await(producer.send(form.withoutContent(record)));
        }
        metrics.deadLetter(record.from().topic());
        LOG.warn(
                "dead letter: {}-{} offset {}: {}",
                record.from().topic(),
                record.from().partition(),
                record.from().offset(),
                record.cause());
    }

    private static void await(Future<RecordMetadata> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    @Override
    public void destroy() {
        producer.close();
    }
}
