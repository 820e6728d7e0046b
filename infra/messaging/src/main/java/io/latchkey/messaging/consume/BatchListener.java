package io.latchkey.messaging.consume;

import io.latchkey.messaging.consume.ParsedRecord.DeadRecord;
import io.latchkey.messaging.consume.ParsedRecord.Malformed;
import io.latchkey.messaging.consume.ParsedRecord.Unconcerning;
import io.latchkey.messaging.consume.ParsedRecord.Unknown;
import io.latchkey.messaging.consume.ParsedRecord.Usable;
import io.latchkey.platform.schedule.ExponentialBackOff;
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

    private final EventHandler handler;
    private final TopicSubscription subscription;
    private final RecordParser reader;
    private final ListenerContext tools;
    private final ExponentialBackOff backOff;
    private final DeferredAcknowledgments acknowledgments;

    BatchListener(EventHandler handler, ListenerContext tools, DeferredAcknowledgments acknowledgments) {
        this.handler = handler;
        this.subscription = handler.subscription();
        this.reader = new RecordParser(subscription, tools.verifier(), tools.metrics());
        this.tools = tools;
        this.backOff = tools.newBackOff();
        this.acknowledgments = acknowledgments;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, @Nullable Acknowledgment given) {
        Acknowledgment acknowledgment = Objects.requireNonNull(given, "acknowledged by hand");
        boolean putAway;
        try {
            putAway = processBatch(batch.stream().map(reader::parseRecord).toList());
        } catch (RuntimeException e) {
            // Passing, or of our own making: in neither case may anything be skipped.
            Duration pause = backOff.nextPause();
            String topic = subscription.topic().name();
            LOG.warn(
                    "{}: the batch comes again in {}: {}",
                    topic,
                    pause,
                    e.getClass().getName());
            LOG.debug("because", e);
            tools.metrics().countWait(topic);
            acknowledgment.nack(0, pause);
            return;
        }
        backOff.reset();
        if (putAway) {
            // A letter that came again would be a second letter.
            acknowledgments.acknowledgeNow(acknowledgment);
        } else {
            acknowledgments.acknowledgeSoon(acknowledgment);
        }
    }

    /** Returns whether something was put away as a dead letter. */
    private boolean processBatch(List<ParsedRecord> batch) {
        var usable = new ArrayList<Usable>(batch.size());
        var dead = new ArrayList<DeadRecord>();
        for (ParsedRecord record : batch) {
            switch (record) {
                case Usable one -> usable.add(one);
                case DeadRecord one -> dead.add(one);
                case Unconcerning one -> {}
                case Unknown one -> tools.metrics().countUnknown(one.from().topic());
            }
        }
        dead.addAll(applyAll(usable));
        tools.deadLetters().publishAll(dead);
        return !dead.isEmpty();
    }

    /** Returns those that failed for good. */
    private List<Malformed> applyAll(List<Usable> usable) {
        try {
            tools.effect().applyRecords(handler, usable);
            tools.metrics().countApplied(usable.size());
            return List.of();
        } catch (RuntimeException e) {
            if (TransientErrors.isTransient(e)) {
                throw e;
            }
            return applyOneByOne(usable, e);
        }
    }

    private List<Malformed> applyOneByOne(List<Usable> usable, RuntimeException failure) {
        if (usable.size() == 1) {
            return List.of(new Malformed(usable.getFirst().from(), describeRoot(failure)));
        }
        var dead = new ArrayList<Malformed>();
        usable.forEach(one -> dead.addAll(applyAll(List.of(one))));
        return dead;
    }

    /** What may be written down of a failed handler: the class. Its message could quote the record. */
    private static String describeRoot(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 50; depth++) {
            root = root.getCause();
        }
        return root.getClass().getName() + ": this record cannot be processed";
    }
}
