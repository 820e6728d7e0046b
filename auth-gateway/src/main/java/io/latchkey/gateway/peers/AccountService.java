package io.latchkey.gateway.peers;

import io.latchkey.contracts.LinkRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The questions of a sign-in and of a link that the gateway asks account-service (infra/docs/adr/0005, 0008). */
@Component
public final class AccountService {
    private final AccountPeer peer;

    AccountService(AccountPeer peer) {
        this.peer = peer;
    }

    public Mono<RedemptionAnswer> redeem(RedemptionQuestion question) {
        Map<String, @Nullable Object> body = AccountPeer.about(question.account());
        body.put("token", question.token().value());
        body.put("newPassword", question.newPassword().value());
        body.put("context", question.context());
        return peer.ask(
                "/internal/v1/redemptions", body, AccountService::redemption, RedemptionAnswer.Unavailable::new);
    }

    public Mono<SignInAnswer> signIn(SignInQuestion question) {
        Map<String, @Nullable Object> body = AccountPeer.about(question.account(), question.attempt());
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
        return peer.ask("/internal/v1/sign-ins", body, AccountService::signIn, SignInAnswer.Unavailable::new);
    }

    private static RedemptionAnswer redemption(PeerReply reply) {
        return switch (reply.outcome()) {
            case "REDEEMED" -> new RedemptionAnswer.Redeemed(reply.account(), reply.credential(), reply.copy());
            case "LINK_REFUSED" -> new RedemptionAnswer.LinkRefused(refusal(reply.reason()));
            case "PASSWORD_REJECTED" -> new RedemptionAnswer.PasswordRejected(reply.why());
            default -> throw AccountPeer.unknownOutcome();
        };
    }

    private static SignInAnswer signIn(PeerReply reply) {
        return switch (reply.outcome()) {
            case "VERIFIED" -> new SignInAnswer.Complete(Verified.of(reply));
            case "INVALID_CREDENTIALS" -> new SignInAnswer.InvalidCredentials();
            case "ONE_TIME_PASSWORD_REQUIRED" ->
                new SignInAnswer.OneTimePasswordRequired(PeerReply.secret(reply.challenge()));
            case "INVALID_ONE_TIME_PASSWORD" -> new SignInAnswer.InvalidOneTimePassword();
            case "ENROLMENT_REQUIRED" -> new SignInAnswer.EnrolmentRequired(PeerReply.secret(reply.challenge()));
            case "TOO_MANY_ATTEMPTS" -> new SignInAnswer.TooManyAttempts(reply.pause());
            case "PROOF_REQUIRED" -> new SignInAnswer.ProofRequired();
            default -> throw AccountPeer.unknownOutcome();
        };
    }

    private static LinkRefusal refusal(@Nullable String code) {
        return Stream.of(LinkRefusal.values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("account-service gave a reason that is not known here"));
    }
}
