package io.latchkey.account.signin;

import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.secondfactor.ChallengeService;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.internal.ChallengeOperation.ChallengeRequest;
import io.latchkey.contracts.internal.ChallengeOperation.ChallengeResponse;
import io.latchkey.contracts.internal.ChallengeOperation.PresentedChallenge;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentRequest;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.InvalidMailCode;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts the codes that answer challenges by the network they come from, unless the browser is known: whoever has many
 * passwords could spray codes over their accounts, a few each. Counted apart from the challenge's transaction, so that
 * accounts behind one network do not wait for each other.
 */
@Component
class ChallengeNetworkThrottle {

    private final ChallengeHandler challenges;
    private final AccountRepository accounts;
    private final AttemptThrottle throttle;
    private final SecurityEventLog securityEvents;

    ChallengeNetworkThrottle(
            ChallengeHandler challenges,
            AccountRepository accounts,
            AttemptThrottle throttle,
            SecurityEventLog securityEvents) {
        this.challenges = challenges;
        this.accounts = accounts;
        this.throttle = throttle;
        this.securityEvents = securityEvents;
    }

    Mono<ChallengeResponse> completeByCode(ChallengeRequest request) {
        return admitCode(request, ChallengeResponse.class, challenges.completeByCode(request))
                .defaultIfEmpty(new ChallengeOver());
    }

    Mono<EnrolmentResponse> completeByEnrolment(EnrolmentRequest request) {
        return admitCode(request, EnrolmentResponse.class, challenges.completeByEnrolment(request))
                .defaultIfEmpty(new ChallengeOver());
    }

    /** Empty when the challenge was never issued. */
    private <R> Mono<R> admitCode(PresentedChallenge presented, Class<R> type, Mono<R> response) {
        return Mono.justOrEmpty(ChallengeService.readToken(presented.challenge(), presented.facts()))
                .map(token -> new SecurityEventContext(
                        token.accountId(), presented.addressDigest(), presented.networkDigest()))
                .flatMap(context -> presented.countsNetwork()
                        ? isKnown(context, presented.knownDevice())
                                .flatMap(known -> known ? response : admitUnknown(presented, context, type, response))
                        : response);
    }

    private Mono<Boolean> isKnown(SecurityEventContext context, @Nullable KnownDevice device) {
        return accounts.findById(context.accountIdOrNone())
                .filter(account -> account.recognizeDevice(device) != null)
                .hasElement();
    }

    private <R> Mono<R> admitUnknown(
            PresentedChallenge presented, SecurityEventContext context, Class<R> type, Mono<R> response) {
        List<ThrottleBucket> network = presented.origins().stream()
                .map(origin -> ThrottleBucket.forNetwork(origin.networkDigest()))
                .toList();
        return throttle.admit(network, true).flatMap(decision -> switch (decision) {
            case ThrottleDecision.Admitted admitted -> takeBackUnlessWrong(admitted, response);
            case ThrottleDecision.Throttled throttled ->
                securityEvents.refuseThrottled(context, throttled).cast(type);
            case ThrottleDecision.ProofRequired none ->
                Mono.error(new IllegalStateException("no proof of work is asked for codes"));
        });
    }

    /** A right code was no guess, nor was one that was not looked at. */
    private <R> Mono<R> takeBackUnlessWrong(ThrottleDecision.Admitted admitted, Mono<R> response) {
        return response.onErrorResume(failed -> throttle.takeBack(admitted).then(Mono.error(failed)))
                .flatMap(outcome -> outcome instanceof InvalidOneTimePassword || outcome instanceof InvalidMailCode
                        ? Mono.just(outcome)
                        : throttle.takeBack(admitted).thenReturn(outcome));
    }
}
