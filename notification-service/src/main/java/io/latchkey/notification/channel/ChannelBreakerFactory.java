package io.latchkey.notification.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;

/** Makes the breaker of a channel: opens when half of its last ten sends failed, and after three failures at the least. */
final class ChannelBreakerFactory {

    private static final int WINDOW = 10;
    private static final int AT_LEAST = 3;
    private static final float SHARE = 50;

    private ChannelBreakerFactory() {}

    static CircuitBreaker createBreaker(String name, ChannelSettings settings) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(AT_LEAST)
                        .failureRateThreshold(SHARE)
                        .permittedNumberOfCallsInHalfOpenState(settings.probes())
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(settings.firstOpen(), 2.0, settings.lastOpen()))
                        .build());
    }
}
