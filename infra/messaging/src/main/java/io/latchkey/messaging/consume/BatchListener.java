package io.latchkey.messaging.consume;

import io.latchkey.messaging.BackOff;
import io.latchkey.messaging.consume.ReadRecord.Malformed;
import io.latchkey.messaging.consume.ReadRecord.Unknown;
import io.latchkey.messaging.consume.ReadRecord.Usable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes one polled batch to its end: applied, put away, or given back whole to come again. Never throws, so that no
 * error handler ever decides to skip something. Used by one consumer thread.
 */
final class BatchListener implements BatchAcknowledgingMessageListener<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(BatchListener.class);

    private final Subscription subscription;
    private final RecordReader reader;
    private final ConsumerTools tools;
    private final BackOff backOff;

    BatchListener(Subscription subscription, ConsumerTools tools) {
        this.subscription = subscription;
        this.reader = new RecordReader(subscription.topics());
        this.tools = tools;
        this.backOff = tools.newBackOff();
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, @Nullable Acknowledgment given) {
        Acknowledgment acknowledgment = Objects.requireNonNull(given, "acknowledged by hand");
        try {
            process(batch.stream().map(reader::read).toList());
        } catch (RuntimeException e) {
            // Passing, or of our own making: in neither case may anything be skipped.
            Duration pause = backOff.failed();
            String topic = batch.getFirst().topic();
            LOG.warn(
                    "{}: the batch comes again in {}: {}",
                    topic,
                    pause,
                    e.getClass().getName());
            LOG.debug("because", e);
            tools.metrics().waitedOut(topic);
            acknowledgment.nack(0, pause);
            return;
        }
        backOff.succeeded();
        acknowledgment.acknowledge();
    }

    private void process(List<ReadRecord> batch) {
        var usable = new ArrayList<Usable>(batch.size());
        var dead = new ArrayList<Malformed>();
        for (ReadRecord record : batch) {
            switch (record) {
                case Usable one -> {
                    if (subscription.concerns(one.received())) {
                        usable.add(one);
                    }
                }
                case Malformed one -> dead.add(one);
                case Unknown one -> tools.metrics().unknown(one.from().topic());
            }
        }
        dead.addAll(applied(usable));
        tools.deadLetters().put(dead);
    }

    /** Returns those that failed for good. */
    private List<Malformed> applied(List<Usable> usable) {
        try {
            tools.effect().apply(subscription, usable);
            tools.metrics().applied(usable.size());
            return List.of();
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            return oneByOne(usable, e);
        }
    }

    private List<Malformed> oneByOne(List<Usable> usable, RuntimeException failure) {
        if (usable.size() == 1) {
            return List.of(new Malformed(usable.getFirst().from(), Cause.of(failure)));
        }
        var dead = new ArrayList<Malformed>();
        usable.forEach(one -> dead.addAll(applied(List.of(one))));
        return dead;
    }
}
