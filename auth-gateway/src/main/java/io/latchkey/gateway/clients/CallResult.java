package io.latchkey.gateway.clients;

import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What came of a call to another service: its response, or that there was none. */
public sealed interface CallResult<R> {
    /** What {@code answered} makes of the response, or {@code unavailable} of the time to wait for one. */
    <T> T fold(Function<? super R, ? extends T> answered, Function<? super Duration, ? extends T> unavailable);

    /** What the response leads to; without a response, nothing more is done. */
    default <S> Mono<CallResult<S>> flatMapResponse(Function<? super R, Mono<S>> next) {
        return this.<Mono<CallResult<S>>>fold(
                response -> next.apply(response).map(Answered::new),
                retryAfter -> Mono.just(new Unavailable<>(retryAfter)));
    }

    /** The service's response. */
    record Answered<R>(R response) implements CallResult<R> {
        @Override
        public <T> T fold(
                Function<? super R, ? extends T> answered, Function<? super Duration, ? extends T> unavailable) {
            return answered.apply(response);
        }
    }

    /** No response, or none that is understood; the same call may be made again. */
    record Unavailable<R>(Duration retryAfter) implements CallResult<R> {
        @Override
        public <T> T fold(
                Function<? super R, ? extends T> answered, Function<? super Duration, ? extends T> unavailable) {
            return unavailable.apply(retryAfter);
        }
    }
}
