package io.latchkey.gateway.clients;

import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The questions of a sign-in and of a link that the gateway asks account-service (infra/docs/adr/0005, 0008). */
@Component
public final class AccountServiceClient {
    private final AccountServiceTransport peer;

    AccountServiceClient(AccountServiceTransport peer) {
        this.peer = peer;
    }

    public Mono<RedemptionCall.Result> redeemLink(RedemptionCall question) {
        Map<String, @Nullable Object> body = AccountServiceTransport.buildBody(question.account());
        body.put("token", question.token().value());
        body.put("newPassword", question.newPassword().value());
        body.put("context", question.context());
        return peer.postRequest(
                "/internal/v1/redemptions",
                body,
                AccountServiceClient::toRedemptionResult,
                RedemptionCall.Result.Unavailable::new);
    }

    public Mono<SignInCall.Result> signIn(SignInCall question) {
        Map<String, @Nullable Object> body = AccountServiceTransport.buildBody(question.account(), question.attempt());
        body.put("password", question.password().value());
        // What is left out is what account-service takes it for: not given, limited, not proven.
        Optional.ofNullable(question.oneTimePassword()).ifPresent(code -> body.put("oneTimePassword", code.value()));
        Optional.ofNullable(question.attempt().device()).ifPresent(device -> body.put("device", device));
        if (!question.attempt().networkLimited()) {
            body.put("networkLimited", false);
        }
        if (question.proven()) {
            body.put("proven", true);
        }
        return peer.postRequest(
                "/internal/v1/sign-ins", body, AccountServiceClient::signIn, SignInCall.Result.Unavailable::new);
    }

    private static RedemptionCall.Result toRedemptionResult(AccountServiceResponse reply) {
        return switch (reply.outcome()) {
            case "REDEEMED" ->
                new RedemptionCall.Result.Redeemed(
                        reply.requireAccountId(), reply.requireCredentialVersion(), reply.toStateCopy());
            case "LINK_REFUSED" -> new RedemptionCall.Result.LinkRefused(toLinkRefusal(reply.reason()));
            case "PASSWORD_REJECTED" -> new RedemptionCall.Result.PasswordRejected(reply.rejectionReasons());
            default -> throw AccountServiceTransport.unknownOutcome();
        };
    }

    private static SignInCall.Result signIn(AccountServiceResponse reply) {
        return switch (reply.outcome()) {
            case "VERIFIED" -> new SignInCall.Result.Complete(VerifiedAccount.fromResponse(reply));
            case "INVALID_CREDENTIALS" -> new SignInCall.Result.InvalidCredentials();
            case "ONE_TIME_PASSWORD_REQUIRED" ->
                new SignInCall.Result.OneTimePasswordRequired(AccountServiceResponse.secret(reply.challenge()));
            case "INVALID_ONE_TIME_PASSWORD" -> new SignInCall.Result.InvalidOneTimePassword();
            case "ENROLMENT_REQUIRED" ->
                new SignInCall.Result.EnrolmentRequired(AccountServiceResponse.secret(reply.challenge()));
            case "TOO_MANY_ATTEMPTS" -> new SignInCall.Result.TooManyAttempts(reply.requireRetryAfter());
            case "PROOF_REQUIRED" -> new SignInCall.Result.ProofRequired();
            default -> throw AccountServiceTransport.unknownOutcome();
        };
    }

    private static LinkRefusal toLinkRefusal(@Nullable String code) {
        return Stream.of(LinkRefusal.values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("account-service gave a reason that is not known here"));
    }
}
