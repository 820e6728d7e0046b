package io.latchkey.notification.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;

/** How a channel's breaker stands in this process. */
public enum Breaker {
    /** Mails go through. */
    CLOSED,
    /** A few mails try whether it is well again. */
    HALF_OPEN,
    /** It failed, and is left alone for a while. */
    OPEN;

    /** As the gauge shows it. */
    int level() {
        return switch (this) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    static Breaker of(State state) {
        return switch (state) {
            case CLOSED, DISABLED, METRICS_ONLY -> CLOSED;
            case HALF_OPEN -> HALF_OPEN;
            case OPEN, FORCED_OPEN -> OPEN;
        };
    }
}
