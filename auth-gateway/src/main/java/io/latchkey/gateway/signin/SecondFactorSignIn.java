package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.ChallengeOperation;
import io.latchkey.contracts.internal.ChallengeOperation.ChallengeRequest;
import io.latchkey.contracts.internal.ChallengeOperation.ChallengeResponse;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.contracts.internal.SharedOutcomes.HolderVerified;
import io.latchkey.contracts.internal.SignInRefusal;
import io.latchkey.contracts.internal.TokenLayout;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The second step of a sign-in by a code. A challenge stands for the password of the first. */
@Component
final class SecondFactorSignIn {
    private final AccountDirectory directory;
    private final AccountServiceClient accountService;
    private final SessionIssuer sessionIssuer;
    private final AttemptOriginResolver origins;

    SecondFactorSignIn(
            AccountDirectory directory,
            AccountServiceClient accountService,
            SessionIssuer sessionIssuer,
            AttemptOriginResolver origins) {
        this.directory = directory;
        this.accountService = accountService;
        this.sessionIssuer = sessionIssuer;
        this.origins = origins;
    }

    Mono<CallResult<SignInOutcome>> verifyCode(SecretValue challenge, TypedCode code, ServerHttpRequest request) {
        return findAccount(challenge)
                .flatMap(account -> accountService
                        .call(ChallengeOperation.ANSWER_CHALLENGE, toRequest(challenge, code, account, request))
                        .flatMap(result -> result.flatMapResponse(response -> toOutcome(account, response, request))))
                .defaultIfEmpty(new CallResult.Answered<>(new SignInOutcome.Refused(new ChallengeOver())));
    }

    private Mono<Account> findAccount(SecretValue challenge) {
        return Mono.justOrEmpty(TokenLayout.readChallengeAccount(challenge)).flatMap(directory::findById);
    }

    private ChallengeRequest toRequest(
            SecretValue challenge, TypedCode code, Account account, ServerHttpRequest request) {
        AttemptOrigin origin = origins.resolveOrigin(account.person().email(), request);
        return new ChallengeRequest(
                accountService.factsOf(account),
                origin.addressDigest(),
                origin.networkDigest(),
                challenge,
                code.oneTimePassword(),
                code.recoveryCode(),
                origin.knownDevice(),
                origin.networkLimited(),
                origin.earlier());
    }

    private Mono<SignInOutcome> toOutcome(Account account, ChallengeResponse response, ServerHttpRequest request) {
        return switch (response) {
            case HolderVerified verified -> sessionIssuer.issueSession(account, verified, request);
            case SignInRefusal refusal -> Mono.just(new SignInOutcome.Refused(refusal));
        };
    }

    /** A code as it was typed: from the app, or from the list that is kept for the loss of the phone; the other is null. */
    record TypedCode(
            @Nullable SecretValue oneTimePassword, @Nullable SecretValue recoveryCode) {}
}
