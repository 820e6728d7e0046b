package io.latchkey.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class HashPoolTests {

    private static final Duration FOREVER = Duration.ofMinutes(10);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final AtomicInteger later = new AtomicInteger();

    @AfterEach
    void release() {
        finish.countDown();
    }

    @Test
    void aFullQueueRefusesAtOnceAndWhatWasTakenIsStillDone() throws InterruptedException {
        HashPool pool = pool(1, FOREVER);
        Mono<Integer> busy = occupied(pool);
        Mono<Integer> queued = pool.run(later::incrementAndGet).cache();
        queued.subscribe();
        StepVerifier.create(pool.run(later::incrementAndGet)).verifyError(HashPoolBusyException.class);
        assertThat(meters.counter("latchkey.hash.refused").count()).isEqualTo(1);
        finish.countDown();
        StepVerifier.create(Mono.zip(busy, queued)).expectNextCount(1).verifyComplete();
        assertThat(later).hasValue(1);
    }

    @Test
    void whoHasWaitedTooLongIsRefusedAndTheHashIsNeverBegun() throws InterruptedException {
        HashPool pool = pool(8, Duration.ofMillis(30));
        Mono<Integer> busy = refusedBehindBusy(pool);
        StepVerifier.create(busy.then(pool.run(() -> 0).retry())).expectNext(0).verifyComplete();
        assertThat(later).hasValue(0);
    }

    @Test
    void aHashThatHasBegunIsNotCutOffByTheWait() throws InterruptedException {
        Mono<Integer> busy = refusedBehindBusy(pool(8, Duration.ofMillis(5)));
        StepVerifier.create(busy).expectNext(7).verifyComplete();
    }

    @Test
    void whoeverGoesAwayLeavesNothingInTheQueue() throws InterruptedException {
        HashPool pool = pool(1, FOREVER);
        Mono<Integer> busy = occupied(pool);
        pool.run(later::incrementAndGet).subscribe().dispose();
        StepVerifier.create(pool.run(() -> 5).doOnSubscribe(subscribed -> finish.countDown()))
                .expectNext(5)
                .verifyComplete();
        busy.block();
        assertThat(later).hasValue(0);
    }

    @Test
    void aFailureReachesTheCallerAndNobodyElse() {
        HashPool pool = pool(1, FOREVER);
        StepVerifier.create(pool.run(() -> {
                    throw new IllegalStateException("native code is missing");
                }))
                .verifyError(IllegalStateException.class);
        StepVerifier.create(pool.run(() -> 1)).expectNext(1).verifyComplete();
    }

    private HashPool pool(int queue, Duration patience) {
        return new HashPool(new PasswordSettings(19456, 2, 1, 1, queue, patience), meters);
    }

    /** The hash that occupies the pool, free to end after the one behind it was refused. */
    private Mono<Integer> refusedBehindBusy(HashPool pool) throws InterruptedException {
        Mono<Integer> busy = occupied(pool);
        StepVerifier.create(pool.run(later::incrementAndGet)).verifyError(HashPoolBusyException.class);
        finish.countDown();
        return busy;
    }

    private Mono<Integer> occupied(HashPool pool) throws InterruptedException {
        Mono<Integer> busy = pool.run(() -> {
                    begun.countDown();
                    finish.await();
                    return 7;
                })
                // On a busy machine even an idle pool can be slower than a short patience.
                .retry()
                .cache();
        busy.subscribe();
        begun.await();
        return busy;
    }
}
