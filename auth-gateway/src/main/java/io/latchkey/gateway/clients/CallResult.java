package io.latchkey.gateway.clients;

import io.latchkey.platform.web.Problem;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What came of a call to another service: its response, or that there was none. */
public sealed interface CallResult<R> {
    /** What {@code answered} makes of the response, or {@code unavailable} of the time to wait for one. */
    default <T> T fold(Function<? super R, ? extends T> answered, Function<? super Duration, ? extends T> unavailable) {
        return switch (this) {
            case Answered<R> result -> answered.apply(result.response());
            case Unavailable<R> result -> unavailable.apply(result.retryAfter());
        };
    }

    /** The response; fails with 503 {@code unavailable} where there is none. */
    default R requireResponse() {
        return this.<R>fold(response -> response, retryAfter -> {
            throw Problem.unavailable(retryAfter).toException();
        });
    }

    /** What the response leads to; without a response, nothing more is done. */
    default <S> Mono<CallResult<S>> flatMapResponse(Function<? super R, Mono<S>> next) {
        return this.<Mono<CallResult<S>>>fold(
                response -> next.apply(response).map(Answered::new),
                retryAfter -> Mono.just(new Unavailable<>(retryAfter)));
    }

    /** The service's response. */
    record Answered<R>(R response) implements CallResult<R> {}

    /** No response, or none that is understood; the same call may be made again. */
    record Unavailable<R>(Duration retryAfter) implements CallResult<R> {}
}
