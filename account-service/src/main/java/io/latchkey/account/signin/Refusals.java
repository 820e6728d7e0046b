package io.latchkey.account.signin;

import io.latchkey.account.secondfactor.CodeOutcome;
import io.latchkey.account.trail.Traces;
import io.latchkey.account.trail.Trail;
import io.latchkey.contracts.SignInFailure;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Refuses codes, each with its event. */
@Component("signInRefusals")
class Refusals {

    private final Trail trail;

    Refusals(Trail trail) {
        this.trail = trail;
    }

    Mono<SignInAnswer> wrongCode(Traces traces) {
        return trail.failed(traces, SignInFailure.WRONG_ONE_TIME_PASSWORD)
                .thenReturn(new SignInAnswer.InvalidOneTimePassword());
    }

    Mono<SignInAnswer> tooMany(Traces traces, CodeOutcome.Refused refused) {
        return trail.throttled(traces, refused.until())
                .thenReturn(new SignInAnswer.TooManyAttempts(refused.retryAfter()));
    }
}
