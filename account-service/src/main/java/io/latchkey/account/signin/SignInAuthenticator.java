package io.latchkey.account.signin;

import io.latchkey.account.signin.SignInFinalizer.Attempt;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SignInOperation.SignInRequest;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides whether an attempt is the holder's: throttle, password, state, second factor. Known or not, disabled or not,
 * right or wrong: counted once, one look, one hash, one transaction, so that neither time nor load tells them apart.
 */
@Component
class SignInAuthenticator {

    private final AttemptThrottle throttle;
    private final PasswordVerification passwords;
    private final SignInFinalizer finalizer;
    private final SecurityEventLog securityEvents;

    SignInAuthenticator(
            AttemptThrottle throttle,
            PasswordVerification passwords,
            SignInFinalizer finalizer,
            SecurityEventLog securityEvents) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.finalizer = finalizer;
        this.securityEvents = securityEvents;
    }

    Mono<SignInResponse> authenticate(SignInRequest request) {
        var context = SecurityEventContext.of(request.facts(), request.addressDigest(), request.networkDigest());
        return throttle.admit(bucketsOf(request), request.provesWork()).flatMap(decision -> switch (decision) {
            case ThrottleDecision.Admitted admitted -> verifyPassword(request, context, admitted);
            case ThrottleDecision.Throttled throttled ->
                securityEvents.refuseThrottled(context, throttled).cast(SignInResponse.class);
            case ThrottleDecision.ProofRequired proof -> Mono.just(new SignInResponse.ProofRequired());
        });
    }

    /** The buckets that the attempt is counted in, in the order in which all attempts count. */
    private static List<ThrottleBucket> bucketsOf(SignInRequest request) {
        var signIn = ThrottleBucket.forSignIn(request.addressDigest(), request.device());
        return request.countsNetwork()
                ? List.of(signIn, ThrottleBucket.forNetwork(request.networkDigest()))
                : List.of(signIn);
    }

    private Mono<SignInResponse> verifyPassword(
            SignInRequest request, SecurityEventContext context, ThrottleDecision.Admitted admitted) {
        return passwords
                .verify(context, request.password(), admitted)
                .map(comparison -> new Attempt(request, context, admitted, comparison))
                .flatMap(attempt ->
                        finalizer.finalizeAttempt(attempt).flatMap(response -> rehashIfOutdated(attempt, response)));
    }

    private Mono<SignInResponse> rehashIfOutdated(Attempt attempt, SignInResponse response) {
        return response instanceof InvalidCredentials
                ? Mono.just(response)
                : passwords
                        .rehashIfOutdated(
                                attempt.comparison(), attempt.request().password())
                        .thenReturn(response);
    }
}
