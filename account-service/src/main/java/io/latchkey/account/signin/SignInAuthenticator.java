package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.signin.SignInFinalizer.Attempt;
import io.latchkey.account.throttle.AttemptBuckets;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.account.throttle.ThrottleLook;
import io.latchkey.contracts.internal.OriginDigests;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import io.latchkey.contracts.internal.SignInOperation.SignInRequest;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides whether an attempt is the holder's: throttle, password, state, second factor. Known or not, disabled or not,
 * right or wrong: one statement that looks and counts, one hash, one that writes, so that neither time nor load tells
 * them apart.
 */
@Component
class SignInAuthenticator {

    private final AccountRepository accounts;
    private final AttemptThrottle throttle;
    private final PasswordVerification passwords;
    private final SignInFinalizer finalizer;
    private final SecurityEventLog securityEvents;

    SignInAuthenticator(
            AccountRepository accounts,
            AttemptThrottle throttle,
            PasswordVerification passwords,
            SignInFinalizer finalizer,
            SecurityEventLog securityEvents) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.passwords = passwords;
        this.finalizer = finalizer;
        this.securityEvents = securityEvents;
    }

    Mono<SignInResponse> authenticate(SignInRequest request) {
        var context = SecurityEventContext.of(request.facts(), request.addressDigest(), request.networkDigest());
        var look = new ThrottleLook<>(
                accounts.toLook(context.accountIdOrNone(), request.knownDevice()), accounts::readLooked);
        return throttle.admit(bucketsOf(request), request.provesWork(), look)
                .flatMap(looked -> switch (looked.decision()) {
                    case ThrottleDecision.Admitted admitted ->
                        verifyPassword(request, context, looked.found(), admitted);
                    case ThrottleDecision.Throttled throttled ->
                        securityEvents.refuseThrottled(context, throttled).cast(SignInResponse.class);
                    case ThrottleDecision.ProofRequired proof -> Mono.just(new SignInResponse.ProofRequired());
                });
    }

    /**
     * The buckets that the attempt is counted in, for each key of the digests. A known browser has one of its own and
     * asks no other: neither strangers nor a network that misbehaves keep the holder out of it.
     */
    private static AttemptBuckets bucketsOf(SignInRequest request) {
        KnownDevice device = request.knownDevice();
        List<ThrottleBucket> recognized = device == null
                ? List.of()
                : request.origins().stream()
                        .map(origin -> ThrottleBucket.forDevice(origin.addressDigest(), device))
                        .toList();
        return new AttemptBuckets(
                recognized,
                request.origins().stream()
                        .flatMap(origin -> bucketsOf(origin, request.countsNetwork()))
                        .toList());
    }

    private static Stream<ThrottleBucket> bucketsOf(OriginDigests origin, boolean countsNetwork) {
        Stream<ThrottleBucket> address = Stream.of(
                ThrottleBucket.forConsecutive(origin.addressDigest()),
                ThrottleBucket.forAddress(origin.addressDigest()));
        return countsNetwork
                ? Stream.concat(address, Stream.of(ThrottleBucket.forNetwork(origin.networkDigest())))
                : address;
    }

    private Mono<SignInResponse> verifyPassword(
            SignInRequest request,
            SecurityEventContext context,
            Optional<Account> found,
            ThrottleDecision.Admitted admitted) {
        return passwords
                .verify(found, request.facts(), request.password(), admitted)
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
