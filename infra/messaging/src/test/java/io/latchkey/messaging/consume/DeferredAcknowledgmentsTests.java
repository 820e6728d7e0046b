package io.latchkey.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.event.ConsumerStoppingEvent;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.support.Acknowledgment;

class DeferredAcknowledgmentsTests {

    private final AtomicLong time = new AtomicLong(-3);
    private final List<Integer> acknowledged = new ArrayList<>();
    private final DeferredAcknowledgments deferred = new DeferredAcknowledgments(time::get);

    @Test
    void batchesAreAcknowledgedTogetherAndInOrderOnceTheFirstWasHeldForLongEnough() {
        deferred.acknowledgeSoon(batch(1));
        time.addAndGet(DeferredAcknowledgments.COMMIT_EVERY.toNanos() - 1);
        deferred.acknowledgeSoon(batch(2));
        assertThat(acknowledged).isEmpty();
        time.incrementAndGet();
        deferred.acknowledgeSoon(batch(3));
        assertThat(acknowledged).containsExactly(1, 2, 3);
        deferred.acknowledgeSoon(batch(4));
        assertThat(acknowledged).containsExactly(1, 2, 3);
    }

    @Test
    void aBatchThatMustNotComeAgainTakesTheHeldOnesWithIt() {
        deferred.acknowledgeSoon(batch(1));
        deferred.acknowledgeNow(batch(2));
        assertThat(acknowledged).containsExactly(1, 2);
    }

    @Test
    void nothingIsHeldAcrossAStopAnIdleTimeOrARebalance() {
        deferred.acknowledgeSoon(batch(1));
        deferred.publishEvent(new ConsumerStoppingEvent(this, this, new MockConsumer<>("earliest"), List.of()));
        assertThat(acknowledged).containsExactly(1);
        deferred.acknowledgeSoon(batch(2));
        deferred.publishEvent(
                new ListenerContainerIdleEvent(this, this, 1, "", List.of(), new MockConsumer<>("earliest"), false));
        assertThat(acknowledged).containsExactly(1, 2);
        deferred.acknowledgeSoon(batch(3));
        deferred.onPartitionsRevokedBeforeCommit(new MockConsumer<>("earliest"), List.of());
        assertThat(acknowledged).containsExactly(1, 2, 3);
    }

    @Test
    void whatWasLostToAnotherConsumerIsNeverAcknowledged() {
        deferred.acknowledgeSoon(batch(1));
        deferred.onPartitionsLost(List.of());
        deferred.acknowledgeNow(batch(2));
        assertThat(acknowledged).containsExactly(2);
    }

    private Acknowledgment batch(int number) {
        return () -> acknowledged.add(number);
    }
}
