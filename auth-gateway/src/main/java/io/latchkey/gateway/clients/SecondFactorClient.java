package io.latchkey.gateway.clients;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.directory.Account;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The questions about the second step of a sign-in that account-service answers (infra/docs/adr/0008). */
@Component
public final class SecondFactorClient {
    private static final String CHALLENGES = "/internal/v1/challenges/";

    private final AccountServiceTransport peer;

    SecondFactorClient(AccountServiceTransport peer) {
        this.peer = peer;
    }

    public Mono<ChallengeCall.Result> verifyCode(ChallengeCall question) {
        Map<String, @Nullable Object> body = AccountServiceTransport.buildBody(question.account(), question.attempt());
        body.put("challenge", question.challenge().value());
        switch (question.code()) {
            case ChallengeCall.Code.OneTimePassword typed ->
                body.put("oneTimePassword", typed.digits().value());
            case ChallengeCall.Code.RecoveryCode typed ->
                body.put("recoveryCode", typed.text().value());
        }
        return peer.postRequest(
                CHALLENGES + "code",
                body,
                SecondFactorClient::toChallengeResult,
                ChallengeCall.Result.Unavailable::new);
    }

    /** What the holder's phone is to be set up with. */
    public Mono<OfferResult> offerEnrolment(Account account, SecretValue challenge) {
        Map<String, @Nullable Object> body = AccountServiceTransport.buildBody(account);
        body.put("challenge", challenge.value());
        body.put("label", account.person().email().value());
        return peer.postRequest(
                CHALLENGES + "enrolment/offer", body, SecondFactorClient::offerEnrolment, OfferResult.Unavailable::new);
    }

    public Mono<EnrolmentCall.Result> completeEnrolment(EnrolmentCall question) {
        Map<String, @Nullable Object> body = AccountServiceTransport.buildBody(question.account(), question.attempt());
        body.put("challenge", question.challenge().value());
        body.put("oneTimePassword", question.oneTimePassword().value());
        return peer.postRequest(
                CHALLENGES + "enrolment",
                body,
                SecondFactorClient::toEnrolmentResult,
                EnrolmentCall.Result.Unavailable::new);
    }

    private static ChallengeCall.Result toChallengeResult(AccountServiceResponse reply) {
        return switch (reply.outcome()) {
            case "VERIFIED" -> new ChallengeCall.Result.Complete(VerifiedAccount.fromResponse(reply));
            case "INVALID_ONE_TIME_PASSWORD" -> new ChallengeCall.Result.InvalidOneTimePassword();
            case "CHALLENGE_OVER" -> new ChallengeCall.Result.ChallengeOver();
            case "TOO_MANY_ATTEMPTS" -> new ChallengeCall.Result.TooManyAttempts(reply.requireRetryAfter());
            default -> throw AccountServiceTransport.unknownOutcome();
        };
    }

    private static OfferResult offerEnrolment(AccountServiceResponse reply) {
        return switch (reply.outcome()) {
            case "OFFERED" ->
                new OfferResult.Offered(
                        AccountServiceResponse.secret(reply.secret()),
                        AccountServiceResponse.secret(reply.otpauthUri()),
                        AccountServiceResponse.secret(reply.qrCode()));
            case "CHALLENGE_OVER" -> new OfferResult.ChallengeOver();
            default -> throw AccountServiceTransport.unknownOutcome();
        };
    }

    private static EnrolmentCall.Result toEnrolmentResult(AccountServiceResponse reply) {
        return switch (reply.outcome()) {
            case "ENROLLED" ->
                new EnrolmentCall.Result.Enrolled(VerifiedAccount.fromResponse(reply), reply.requireRecoveryCodes());
            case "INVALID_ONE_TIME_PASSWORD" -> new EnrolmentCall.Result.InvalidOneTimePassword();
            case "CHALLENGE_OVER" -> new EnrolmentCall.Result.ChallengeOver();
            case "TOO_MANY_ATTEMPTS" -> new EnrolmentCall.Result.TooManyAttempts(reply.requireRetryAfter());
            default -> throw AccountServiceTransport.unknownOutcome();
        };
    }

    /** What account-service offers to set a phone up with. */
    public sealed interface OfferResult {
        /**
         * The same for one challenge, however often it is asked for.
         *
         * @param secret in base 32
         * @param otpauthUri what the picture says
         * @param qrCode a picture as a data URI
         */
        record Offered(SecretValue secret, SecretValue otpauthUri, SecretValue qrCode) implements OfferResult {}

        /** The challenge is answered, too old, or never was: sign in anew. */
        record ChallengeOver() implements OfferResult {}

        /** No answer to be had; the question may be asked again. */
        record Unavailable(Duration retryAfter) implements OfferResult {}
    }
}
