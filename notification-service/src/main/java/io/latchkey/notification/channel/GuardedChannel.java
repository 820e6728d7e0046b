package io.latchkey.notification.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.notification.channel.SendOutcome.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One channel and what can close the way to it: its breaker, its provider's wish for rest, an operator's hold. */
final class GuardedChannel {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedChannel.class);
    /** What was longer ago says nothing about now: a lone mail shall not fail many times to outvote it. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final MailChannel channel;
    private final ChannelSettings settings;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private volatile Instant lastSend = Instant.EPOCH;
    private volatile Instant restsUntil = Instant.EPOCH;
    private volatile boolean held;

    GuardedChannel(MailChannel channel, ChannelSettings settings, Clock clock) {
        this.channel = channel;
        this.settings = settings;
        this.clock = clock;
        this.breaker = ChannelBreakerFactory.createBreaker(channel.provider().code(), settings);
        breaker.getEventPublisher()
                .onStateTransition(change -> LOG.warn(
                        "Channel {}: breaker {}", change.getCircuitBreakerName(), change.getStateTransition()));
    }

    MailProvider provider() {
        return channel.provider();
    }

    ChannelControl.BreakerState breakerState() {
        return ChannelControl.BreakerState.fromState(breaker.getState());
    }

    /** Until when its provider wants no mail; null where it takes some. */
    @Nullable
    Instant restsUntil() {
        Instant end = restsUntil;
        return end.isAfter(clock.instant()) ? end : null;
    }

    void applyPause(boolean wanted) {
        held = wanted;
    }

    boolean isPaused() {
        return held;
    }

    /** Whether a mail may go through now; who got a yes sends it, or says that it did not. */
    boolean tryAcquire() {
        return !held && restsUntil() == null && breaker.tryAcquirePermission();
    }

    void releasePermission() {
        breaker.releasePermission();
    }

    /** How many mails are worth bringing: none, a few that try, or any number. */
    int availableRoom() {
        if (!tryAcquire()) {
            return 0;
        }
        releasePermission();
        return breaker.getState() == State.CLOSED ? Integer.MAX_VALUE : settings.probes();
    }

    SendOutcome send(OutboundMail outgoing) {
        Instant before = lastSend;
        lastSend = clock.instant();
        if (breaker.getState() == State.CLOSED && before.plus(QUIET).isBefore(clock.instant())) {
            breaker.reset();
        }
        long began = breaker.getCurrentTimestamp();
        try {
            SendOutcome outcome = channel.send(outgoing);
            recordOutcome(outcome, breaker.getCurrentTimestamp() - began);
            return outcome;
        } catch (RuntimeException e) {
            breaker.onError(breaker.getCurrentTimestamp() - began, breaker.getTimestampUnit(), e);
            throw e;
        }
    }

    private void recordOutcome(SendOutcome outcome, long took) {
        TimeUnit unit = breaker.getTimestampUnit();
        switch (outcome) {
            case SendOutcome.Accepted yes -> {
                restFor(yes.rest());
                breaker.onSuccess(took, unit);
            }
            // It answered, and well: the trouble is this mail's own.
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
        if (no.fault() == Fault.OURS) {
            LOG.error(
                    "Channel {} does not let us in: {} {}. Look at its key, name and address",
                    provider().code(),
                    no.status(),
                    no.words());
        }
        restFor(no.retryAfter());
        breaker.onError(took, unit, new SendFailure());
    }

    private void restFor(@Nullable Duration wish) {
        if (wish != null && wish.isPositive()) {
            Duration granted = wish.compareTo(settings.longestRest()) < 0 ? wish : settings.longestRest();
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
