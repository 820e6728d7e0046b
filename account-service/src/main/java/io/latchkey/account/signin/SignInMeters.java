package io.latchkey.account.signin;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.internal.ChallengeOperation.ChallengeResponse;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts the outcomes of sign-ins and their second steps: spraying and stuffing show here first. An outcome's label is
 * its name on the wire.
 */
@Component
class SignInMeters {

    private final MeterRegistry meters;

    SignInMeters(MeterRegistry meters) {
        this.meters = meters;
        // Registered at 0, so that the first of each is seen as an increase.
        Stream.of(SignInResponse.class, ChallengeResponse.class, EnrolmentResponse.class)
                .flatMap(response -> Stream.of(response.getPermittedSubclasses()))
                .forEach(this::counterOf);
    }

    <R> Mono<R> countOutcome(Mono<R> response) {
        return response.doOnNext(outcome -> counterOf(outcome.getClass()).increment());
    }

    private Counter counterOf(Class<?> outcome) {
        String name = Objects.requireNonNull(outcome.getAnnotation(JsonTypeName.class))
                .value();
        String label = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return meters.counter("latchkey.sign-ins", "outcome", label);
    }
}
