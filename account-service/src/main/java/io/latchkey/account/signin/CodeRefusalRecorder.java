package io.latchkey.account.signin;

import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Refuses codes, each with its event. */
@Component("signInRefusals")
class CodeRefusalRecorder {

    private final SecurityEventLog trail;

    CodeRefusalRecorder(SecurityEventLog trail) {
        this.trail = trail;
    }

    Mono<SignInResponse> wrongCode(SecurityEventContext traces) {
        return trail.recordFailure(traces, SignInFailure.WRONG_ONE_TIME_PASSWORD)
                .thenReturn(new SignInResponse.InvalidOneTimePassword());
    }

    Mono<SignInResponse> tooMany(SecurityEventContext traces, SecondFactorVerifier.Outcome.Throttled refused) {
        return trail.recordThrottled(traces, refused.until())
                .thenReturn(new SignInResponse.TooManyAttempts(refused.retryAfter()));
    }
}
