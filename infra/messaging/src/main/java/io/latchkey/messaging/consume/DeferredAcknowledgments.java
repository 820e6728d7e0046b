package io.latchkey.messaging.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.event.ConsumerStoppingEvent;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Holds acknowledgments of batches that are done, so that offsets are committed twice a second instead of once a batch.
 * After a death what was held comes again, and the inbox or the version knows it. Used by one consumer thread.
 */
final class DeferredAcknowledgments implements ConsumerAwareRebalanceListener, ApplicationEventPublisher {

    static final Duration COMMIT_EVERY = Duration.ofMillis(500);

    private final LongSupplier nanoTime;
    private final List<Acknowledgment> held = new ArrayList<>();
    private long heldSince;

    DeferredAcknowledgments() {
        this(System::nanoTime);
    }

    DeferredAcknowledgments(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Acknowledges a batch and all held before it, once the first of them was held for long enough. */
    void acknowledgeSoon(Acknowledgment batch) {
        if (held.isEmpty()) {
            heldSince = nanoTime.getAsLong();
        }
        held.add(batch);
        if (nanoTime.getAsLong() - heldSince >= COMMIT_EVERY.toNanos()) {
            acknowledgeHeld();
        }
    }

    /** For a batch whose effect nothing would recognise if it came again. */
    void acknowledgeNow(Acknowledgment batch) {
        held.add(batch);
        acknowledgeHeld();
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        acknowledgeHeld();
    }

    /** Another consumer has them already, and its offsets are not ours to set. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        held.clear();
    }

    /** The container's events come here, on the consumer's thread, before it commits for the last time. */
    @Override
    public void publishEvent(Object event) {
        if (event instanceof ConsumerStoppingEvent || event instanceof ListenerContainerIdleEvent) {
            acknowledgeHeld();
        }
    }

    /** In the order in which the batches came: a partition's offset never goes back. */
    private void acknowledgeHeld() {
        held.forEach(Acknowledgment::acknowledge);
        held.clear();
    }
}
