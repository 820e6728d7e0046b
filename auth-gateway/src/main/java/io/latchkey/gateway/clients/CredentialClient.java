package io.latchkey.gateway.clients;

import io.latchkey.gateway.directory.PasswordContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a signed-in holder changes of their own proofs, asked of account-service (infra/docs/adr/0008). */
@Component
public final class CredentialClient {
    private final AccountServiceTransport peer;

    CredentialClient(AccountServiceTransport peer) {
        this.peer = peer;
    }

    public Mono<PasswordChangeCall.Result> changePassword(PasswordChangeCall question) {
        Map<String, @Nullable Object> body = AccountServiceTransport.buildBody(question.account(), question.attempt());
        body.put("currentPassword", question.currentPassword().value());
        body.put("newPassword", question.newPassword().value());
        body.put("context", PasswordContext.wordsOf(question.account().person()));
        return peer.postRequest(
                "/internal/v1/password-changes",
                body,
                CredentialClient::toPasswordChangeResult,
                PasswordChangeCall.Result.Unavailable::new);
    }

    public Mono<RecoveryCodesCall.Result> replaceRecoveryCodes(RecoveryCodesCall question) {
        Map<String, @Nullable Object> body = AccountServiceTransport.buildBody(question.account(), question.attempt());
        body.put("password", question.password().value());
        body.put("oneTimePassword", question.oneTimePassword().value());
        return peer.postRequest(
                "/internal/v1/recovery-codes",
                body,
                CredentialClient::toRecoveryCodesResult,
                RecoveryCodesCall.Result.Unavailable::new);
    }

    private static PasswordChangeCall.Result toPasswordChangeResult(AccountServiceResponse reply) {
        return switch (reply.outcome()) {
            case "CHANGED" -> new PasswordChangeCall.Result.Changed(VerifiedAccount.fromResponse(reply));
            case "INVALID_CREDENTIALS" -> new PasswordChangeCall.Result.InvalidCredentials();
            case "PASSWORD_REJECTED" -> new PasswordChangeCall.Result.PasswordRejected(reply.rejectionReasons());
            case "TOO_MANY_ATTEMPTS" -> new PasswordChangeCall.Result.TooManyAttempts(reply.requireRetryAfter());
            default -> throw AccountServiceTransport.unknownOutcome();
        };
    }

    private static RecoveryCodesCall.Result toRecoveryCodesResult(AccountServiceResponse reply) {
        return switch (reply.outcome()) {
            case "REPLACED" -> new RecoveryCodesCall.Result.Replaced(reply.requireRecoveryCodes());
            case "INVALID_CREDENTIALS" -> new RecoveryCodesCall.Result.InvalidCredentials();
            case "INVALID_ONE_TIME_PASSWORD" -> new RecoveryCodesCall.Result.InvalidOneTimePassword();
            case "TOO_MANY_ATTEMPTS" -> new RecoveryCodesCall.Result.TooManyAttempts(reply.requireRetryAfter());
            default -> throw AccountServiceTransport.unknownOutcome();
        };
    }
}
