package io.latchkey.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundLoopTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aStepThatFailsIsTakenAgainAndSoAreThoseAfterIt() throws InterruptedException {
        BlockingQueue<Integer> taken = new LinkedBlockingQueue<>();
        var count = new AtomicInteger();
        var loop = new BackgroundLoop("test", () -> {
            int turn = count.incrementAndGet();
            taken.add(turn);
            if (turn == 2) {
                throw new IllegalStateException("the second fails");
            }
        });
        loop.start();
        for (int turn = 1; turn <= 4; turn++) {
            assertThat(taken.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(turn);
        }
        loop.stop();
    }

    @Test
    void stoppingInterruptsTheStepAndItMayBeStartedAgain() throws InterruptedException {
        BlockingQueue<Thread> resting = new LinkedBlockingQueue<>();
        var never = new CountDownLatch(1);
        var loop = new BackgroundLoop("test", () -> {
            resting.add(Thread.currentThread());
            never.await();
        });
        assertThat(loop.isRunning()).isFalse();
        for (int start = 0; start < 2; start++) {
            loop.start();
            Thread thread = resting.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(thread).isNotNull();
            assertThat(loop.isRunning()).isTrue();
            loop.stop();
            assertThat(thread.join(PATIENCE)).isTrue();
            assertThat(loop.isRunning()).isFalse();
        }
    }
}
