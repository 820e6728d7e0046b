package io.latchkey.gateway.peers;

import io.latchkey.gateway.directory.PasswordContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a signed-in holder changes of their own proofs, asked of account-service (infra/docs/adr/0008). */
@Component
public final class CredentialService {
    private final AccountPeer peer;

    CredentialService(AccountPeer peer) {
        this.peer = peer;
    }

    public Mono<PasswordChangeAnswer> change(PasswordChangeQuestion question) {
        Map<String, @Nullable Object> body = AccountPeer.about(question.account(), question.attempt());
        body.put("currentPassword", question.currentPassword().value());
        body.put("newPassword", question.newPassword().value());
        body.put("context", PasswordContext.of(question.account().person()));
        return peer.ask(
                "/internal/v1/password-changes",
                body,
                CredentialService::passwordChange,
                PasswordChangeAnswer.Unavailable::new);
    }

    public Mono<RecoveryCodesAnswer> replaceRecoveryCodes(RecoveryCodesQuestion question) {
        Map<String, @Nullable Object> body = AccountPeer.about(question.account(), question.attempt());
        body.put("password", question.password().value());
        body.put("oneTimePassword", question.oneTimePassword().value());
        return peer.ask(
                "/internal/v1/recovery-codes",
                body,
                CredentialService::recoveryCodes,
                RecoveryCodesAnswer.Unavailable::new);
    }

    private static PasswordChangeAnswer passwordChange(PeerReply reply) {
        return switch (reply.outcome()) {
            case "CHANGED" -> new PasswordChangeAnswer.Changed(Verified.of(reply));
            case "INVALID_CREDENTIALS" -> new PasswordChangeAnswer.InvalidCredentials();
            case "PASSWORD_REJECTED" -> new PasswordChangeAnswer.PasswordRejected(reply.why());
            case "TOO_MANY_ATTEMPTS" -> new PasswordChangeAnswer.TooManyAttempts(reply.pause());
            default -> throw AccountPeer.unknownOutcome();
        };
    }

    private static RecoveryCodesAnswer recoveryCodes(PeerReply reply) {
        return switch (reply.outcome()) {
            case "REPLACED" -> new RecoveryCodesAnswer.Replaced(reply.codes());
            case "INVALID_CREDENTIALS" -> new RecoveryCodesAnswer.InvalidCredentials();
            case "INVALID_ONE_TIME_PASSWORD" -> new RecoveryCodesAnswer.InvalidOneTimePassword();
            case "TOO_MANY_ATTEMPTS" -> new RecoveryCodesAnswer.TooManyAttempts(reply.pause());
            default -> throw AccountPeer.unknownOutcome();
        };
    }
}
