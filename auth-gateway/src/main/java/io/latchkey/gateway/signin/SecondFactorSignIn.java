package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.clients.ChallengeCall;
import io.latchkey.gateway.clients.ChallengeCall.Code;
import io.latchkey.gateway.clients.EnrolmentCall;
import io.latchkey.gateway.clients.SecondFactorClient;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The second step of a sign-in: a code, or the set-up of a phone. A challenge stands for the password of the first. */
@Component
final class SecondFactorSignIn {
    private final AccountDirectory directory;
    private final SecondFactorClient secondFactor;
    private final SessionIssuer admission;
    private final AttemptOriginResolver attempts;

    SecondFactorSignIn(
            AccountDirectory directory,
            SecondFactorClient secondFactor,
            SessionIssuer admission,
            AttemptOriginResolver attempts) {
        this.directory = directory;
        this.secondFactor = secondFactor;
        this.admission = admission;
        this.attempts = attempts;
    }

    Mono<SignInOutcome> verifyCode(SecretValue challenge, Code code, ServerHttpRequest request) {
        return findAccount(challenge)
                .flatMap(account -> secondFactor
                        .verifyCode(new ChallengeCall(account, challenge, code, resolveOrigin(account, request)))
                        .flatMap(answer -> toOutcome(account, answer, request)))
                .switchIfEmpty(refuseWith(new SignInRefusal.ChallengeOver()));
    }

    Mono<EnrolmentOffer> offerEnrolment(SecretValue challenge) {
        return findAccount(challenge)
                .flatMap(account -> secondFactor.offerEnrolment(account, challenge))
                .map(SecondFactorSignIn::offerEnrolment)
                .defaultIfEmpty(new EnrolmentOffer.Refused(new SignInRefusal.ChallengeOver()));
    }

    Mono<SignInOutcome> completeEnrolment(
            SecretValue challenge, SecretValue oneTimePassword, ServerHttpRequest request) {
        return findAccount(challenge)
                .flatMap(account -> secondFactor
                        .completeEnrolment(
                                new EnrolmentCall(account, challenge, oneTimePassword, resolveOrigin(account, request)))
                        .flatMap(answer -> toOutcome(account, answer, request)))
                .switchIfEmpty(refuseWith(new SignInRefusal.ChallengeOver()));
    }

    private Mono<Account> findAccount(SecretValue challenge) {
        return Mono.justOrEmpty(ChallengeTokenDecoder.readAccountId(challenge)).flatMap(directory::findById);
    }

    private AttemptOrigin resolveOrigin(Account account, ServerHttpRequest request) {
        return attempts.resolveOrigin(account.person().email(), request);
    }

    private Mono<SignInOutcome> toOutcome(Account account, ChallengeCall.Result answer, ServerHttpRequest request) {
        return switch (answer) {
            case ChallengeCall.Result.Complete complete ->
                admission.issueSession(account, complete.verified(), request);
            case ChallengeCall.Result.InvalidOneTimePassword wrong ->
                refuseWith(new SignInRefusal.InvalidOneTimePassword());
            case ChallengeCall.Result.ChallengeOver over -> refuseWith(new SignInRefusal.ChallengeOver());
            case ChallengeCall.Result.TooManyAttempts many ->
                refuseWith(new SignInRefusal.TooManyAttempts(many.retryAfter()));
            case ChallengeCall.Result.Unavailable away -> refuseWith(new SignInRefusal.Unavailable(away.retryAfter()));
        };
    }

    private Mono<SignInOutcome> toOutcome(Account account, EnrolmentCall.Result answer, ServerHttpRequest request) {
        return switch (answer) {
            case EnrolmentCall.Result.Enrolled enrolled ->
                admission.issueAfterEnrolment(account, enrolled.verified(), enrolled.recoveryCodes(), request);
            case EnrolmentCall.Result.InvalidOneTimePassword wrong ->
                refuseWith(new SignInRefusal.InvalidOneTimePassword());
            case EnrolmentCall.Result.ChallengeOver over -> refuseWith(new SignInRefusal.ChallengeOver());
            case EnrolmentCall.Result.TooManyAttempts many ->
                refuseWith(new SignInRefusal.TooManyAttempts(many.retryAfter()));
            case EnrolmentCall.Result.Unavailable away -> refuseWith(new SignInRefusal.Unavailable(away.retryAfter()));
        };
    }

    private static EnrolmentOffer offerEnrolment(SecondFactorClient.OfferResult answer) {
        return switch (answer) {
            case SecondFactorClient.OfferResult.Offered offered ->
                new EnrolmentOffer.Made(offered.secret(), offered.otpauthUri(), offered.qrCode());
            case SecondFactorClient.OfferResult.ChallengeOver over ->
                new EnrolmentOffer.Refused(new SignInRefusal.ChallengeOver());
            case SecondFactorClient.OfferResult.Unavailable away ->
                new EnrolmentOffer.Refused(new SignInRefusal.Unavailable(away.retryAfter()));
        };
    }

    private static Mono<SignInOutcome> refuseWith(SignInRefusal why) {
        return Mono.just(new SignInOutcome.Refused(why));
    }

    /** What somebody may set their phone up with. */
    sealed interface EnrolmentOffer {
        /**
         * The same for one challenge, however often it is asked for.
         *
         * @param key in base 32
         * @param otpauthUri what the picture says
         * @param qrCode the picture as a data URI
         */
        record Made(SecretValue key, SecretValue otpauthUri, SecretValue qrCode) implements EnrolmentOffer {}

        /** Nothing is offered. */
        record Refused(SignInRefusal why) implements EnrolmentOffer {}
    }
}
