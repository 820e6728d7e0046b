package io.latchkey.gateway.peers;

import io.latchkey.contracts.LinkRefusal;
import io.latchkey.gateway.directory.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The questions the gateway asks account-service (infra/docs/adr/0005). */
@Component
public final class AccountService {
    private final PeerClient client;

    AccountService(PeersSettings settings) {
        this.client =
                new PeerClient("account-service", settings.accountUrl(), settings.accountKeys(), settings.timeLimit());
    }

    public Mono<RedemptionAnswer> redeem(RedemptionQuestion question) {
        var body = new LinkedHashMap<String, Object>();
        body.put("token", question.token().value());
        body.put("newPassword", question.newPassword().value());
        body.put("facts", facts(question.account()));
        body.put("context", question.context());
        return client.post(
                "/internal/v1/redemptions",
                body,
                new PeerClient.Reading<>(
                        PeerReply.class, AccountService::redemption, RedemptionAnswer.Unavailable::new));
    }

    public Mono<SignInAnswer> signIn(SignInQuestion question) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("facts", facts(question.account()));
        body.put("password", question.password().value());
        body.put("addressDigest", question.addressDigest());
        body.put("networkDigest", question.networkDigest());
        return client.post(
                "/internal/v1/sign-ins",
                body,
                new PeerClient.Reading<>(PeerReply.class, AccountService::signIn, SignInAnswer.Unavailable::new));
    }

    private static @Nullable Facts facts(@Nullable Account account) {
        return account == null ? null : Facts.of(account);
    }

    private static RedemptionAnswer redemption(PeerReply reply) {
        return switch (reply.outcome()) {
            case "REDEEMED" -> new RedemptionAnswer.Redeemed(reply.account(), reply.credential(), reply.copy());
            case "LINK_REFUSED" -> new RedemptionAnswer.LinkRefused(refusal(reply.reason()));
            case "PASSWORD_REJECTED" ->
                new RedemptionAnswer.PasswordRejected(Objects.requireNonNullElse(reply.reasons(), List.of()));
            default -> throw new IllegalStateException("account-service gave an outcome that is not known here");
        };
    }

    private static SignInAnswer signIn(PeerReply reply) {
        return switch (reply.outcome()) {
            case "VERIFIED" -> new SignInAnswer.Verified(reply.account(), reply.credential(), reply.copy());
            case "INVALID_CREDENTIALS" -> new SignInAnswer.InvalidCredentials();
            default -> throw new IllegalStateException("account-service gave an outcome that is not known here");
        };
    }

    private static LinkRefusal refusal(@Nullable String code) {
        return Stream.of(LinkRefusal.values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("account-service gave a reason that is not known here"));
    }
}
