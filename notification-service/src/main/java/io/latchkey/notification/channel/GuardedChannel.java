package io.latchkey.notification.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.notification.channel.SendOutcome.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One channel and what can close it: its breaker, its provider's request for a rest, an operator's pause. */
final class GuardedChannel {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedChannel.class);
    private static final int BREAKER_WINDOW = 10;
    private static final int BREAKER_MINIMUM = 3;
    private static final float BREAKER_PERCENT = 50;
    /** Outcomes before a longer pause are dropped: they say nothing about the present. */
    private static final Duration FORGET_AFTER = Duration.ofMinutes(5);

    private final MailChannel channel;
    private final ChannelSettings settings;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private volatile Instant lastSend = Instant.EPOCH;
    private volatile Instant restsUntil = Instant.EPOCH;
    private volatile boolean paused;

    GuardedChannel(MailChannel channel, ChannelSettings settings, Clock clock) {
        this.channel = channel;
        this.settings = settings;
        this.clock = clock;
        this.breaker = createBreaker(channel.provider().code(), settings);
        breaker.getEventPublisher()
                .onStateTransition(change -> LOG.warn(
                        "Channel {}: breaker {}", change.getCircuitBreakerName(), change.getStateTransition()));
    }

    /** Opens when half of the last ten sends failed, and after three failures at the least. */
    private static CircuitBreaker createBreaker(String name, ChannelSettings settings) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(BREAKER_WINDOW)
                        .minimumNumberOfCalls(BREAKER_MINIMUM)
                        .failureRateThreshold(BREAKER_PERCENT)
                        .permittedNumberOfCallsInHalfOpenState(settings.probes())
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(settings.firstOpen(), 2.0, settings.lastOpen()))
                        .build());
    }

    MailProvider provider() {
        return channel.provider();
    }

    ChannelControl.BreakerState breakerState() {
        return ChannelControl.BreakerState.fromState(breaker.getState());
    }

    /** Until when its provider asked for no mail; null where it accepts some. */
    @Nullable
    Instant restsUntil() {
        Instant end = restsUntil;
        return end.isAfter(clock.instant()) ? end : null;
    }

    void applyPause(boolean wanted) {
        paused = wanted;
    }

    boolean isPaused() {
        return paused;
    }

    /** Whether a mail may be sent now; the caller then sends it or releases the permission. */
    boolean tryAcquire() {
        return !paused && restsUntil() == null && breaker.tryAcquirePermission();
    }

    void releasePermission() {
        breaker.releasePermission();
    }

    /** How many mails it can use: none, a few that test it, or any number. */
    int availableRoom() {
        if (!tryAcquire()) {
            return 0;
        }
        releasePermission();
        return breaker.getState() == State.CLOSED ? Integer.MAX_VALUE : settings.probes();
    }

    SendOutcome send(OutboundMail outbound) {
        Instant before = lastSend;
        lastSend = clock.instant();
        if (breaker.getState() == State.CLOSED && before.plus(FORGET_AFTER).isBefore(clock.instant())) {
            breaker.reset();
        }
        long started = breaker.getCurrentTimestamp();
        try {
            SendOutcome outcome = channel.send(outbound);
            recordOutcome(outcome, breaker.getCurrentTimestamp() - started);
            return outcome;
        } catch (RuntimeException e) {
            breaker.onError(breaker.getCurrentTimestamp() - started, breaker.getTimestampUnit(), e);
            throw e;
        }
    }

    private void recordOutcome(SendOutcome outcome, long took) {
        TimeUnit unit = breaker.getTimestampUnit();
        switch (outcome) {
            case SendOutcome.Accepted accepted -> {
                restFor(accepted.rest());
                breaker.onSuccess(took, unit);
            }
            // It answered: the fault is with this mail, not with the channel.
            case SendOutcome.TryLater later -> breaker.onSuccess(took, unit);
            case SendOutcome.Refused refused -> breaker.onSuccess(took, unit);
            case SendOutcome.Unavailable no -> recordUnavailable(no, took, unit);
            case SendOutcome.InDoubt lost -> breaker.onError(took, unit, new SendFailure());
        }
    }

    private void recordUnavailable(SendOutcome.Unavailable no, long took, TimeUnit unit) {
        if (no.fault() == Fault.BUSY) {
            restFor(no.retryAfter() == null ? settings.busy() : no.retryAfter());
            breaker.releasePermission();
            return;
        }
        if (no.fault() == Fault.CONFIGURATION) {
            LOG.error(
                    "Channel {} refuses our credentials or address: {} {}. Check its key, name and address",
                    provider().code(),
                    no.status(),
                    no.words());
        }
        restFor(no.retryAfter());
        breaker.onError(took, unit, new SendFailure());
    }

    private void restFor(@Nullable Duration asked) {
        if (asked != null && asked.isPositive()) {
            Duration granted = asked.compareTo(settings.longestRest()) < 0 ? asked : settings.longestRest();
            Instant end = clock.instant().plus(granted);
            synchronized (this) {
                restsUntil = restsUntil.isAfter(end) ? restsUntil : end;
            }
            LOG.warn("Channel {} rests for {}", provider().code(), granted);
        }
    }

    void close() {
        channel.close();
    }

    /** For the breaker, which counts exceptions. */
    private static final class SendFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        SendFailure() {
            super("not sent", null, false, false);
        }
    }
}
