package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOfferOperation;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferRequest;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse;
import io.latchkey.contracts.internal.EnrolmentOperation;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentRequest;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.AppEnrolled;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.contracts.internal.SignInRefusal;
import io.latchkey.contracts.internal.TokenLayout;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The enrolment of an app, as the second step of a sign-in or by a holder in the session that it was started in. */
@Component
final class EnrolmentSignIn {
    private final AccountDirectory directory;
    private final AccountServiceClient accountService;
    private final SessionService sessions;
    private final SessionIssuer sessionIssuer;
    private final AttemptOriginResolver origins;

    EnrolmentSignIn(
            AccountDirectory directory,
            AccountServiceClient accountService,
            SessionService sessions,
            SessionIssuer sessionIssuer,
            AttemptOriginResolver origins) {
        this.directory = directory;
        this.accountService = accountService;
        this.sessions = sessions;
        this.sessionIssuer = sessionIssuer;
        this.origins = origins;
    }

    /**
     * What the holder's app is set up with.
     *
     * @param again whether a code is to be mailed once more
     */
    Mono<CallResult<Offered>> offer(SecretValue challenge, boolean again, ServerHttpRequest request) {
        return withAccount(
                challenge,
                request,
                (account, holder) -> accountService
                        .call(
                                EnrolmentOfferOperation.OFFER_ENROLMENT,
                                new EnrolmentOfferRequest(
                                        accountService.factsOf(account),
                                        challenge,
                                        new SecretValue(account.person().email().value()),
                                        originOf(account, request).knownDevice(),
                                        sessionOf(holder),
                                        again ? true : null))
                        .flatMap(result -> result.flatMapResponse(response ->
                                Mono.just(new Offered(response, account.person().email())))),
                new Offered(new ChallengeOver(), null));
    }

    Mono<CallResult<SignInOutcome>> complete(SecretValue challenge, FirstCodes typed, ServerHttpRequest request) {
        return withAccount(
                challenge,
                request,
                (account, holder) -> accountService
                        .call(
                                EnrolmentOperation.CONFIRM_ENROLMENT,
                                toRequest(challenge, typed, account, holder, request))
                        .flatMap(result ->
                                result.flatMapResponse(response -> toOutcome(account, holder, response, request))),
                new SignInOutcome.Refused(new ChallengeOver()));
    }

    /** With the account of the challenge and, where the request comes in a session of this account, its holder. */
    private <R> Mono<CallResult<R>> withAccount(
            SecretValue challenge,
            ServerHttpRequest request,
            BiFunction<Account, Optional<SignedIn>, Mono<CallResult<R>>> step,
            R over) {
        return Mono.justOrEmpty(TokenLayout.readChallengeAccount(challenge))
                .flatMap(directory::findById)
                .flatMap(account -> findHolder(account, request).flatMap(holder -> step.apply(account, holder)))
                .defaultIfEmpty(new CallResult.Answered<>(over));
    }

    private Mono<Optional<SignedIn>> findHolder(Account account, ServerHttpRequest request) {
        return sessions.findPrincipal(request).map(principal -> switch (principal) {
            case SignedIn holder ->
                Optional.of(holder).filter(own -> own.account().accountId().equals(account.accountId()));
            case SessionPrincipal.Anonymous nobody -> Optional.empty();
        });
    }

    private EnrolmentRequest toRequest(
            SecretValue challenge,
            FirstCodes typed,
            Account account,
            Optional<SignedIn> holder,
            ServerHttpRequest request) {
        AttemptOrigin origin = originOf(account, request);
        return new EnrolmentRequest(
                accountService.factsOf(account),
                origin.addressDigest(),
                origin.networkDigest(),
                challenge,
                typed.oneTimePassword(),
                typed.mailCode(),
                sessionOf(holder),
                origin.knownDevice(),
                origin.networkLimited(),
                origin.earlier());
    }

    private Mono<SignInOutcome> toOutcome(
            Account account, Optional<SignedIn> holder, EnrolmentResponse response, ServerHttpRequest request) {
        return switch (response) {
            case AppEnrolled enrolled ->
                holder.filter(own -> own.sessionId().equals(enrolled.sessionId()))
                        .map(own -> sessionIssuer.renewAfterEnrolment(own, enrolled, request))
                        .orElseGet(() -> sessionIssuer.issueAfterEnrolment(account, enrolled, request));
            case SignInRefusal refusal -> Mono.just(new SignInOutcome.Refused(refusal));
        };
    }

    private AttemptOrigin originOf(Account account, ServerHttpRequest request) {
        return origins.resolveOrigin(account.person().email(), request);
    }

    private static @Nullable UUID sessionOf(Optional<SignedIn> holder) {
        return holder.map(SignedIn::sessionId).orElse(null);
    }

    /**
     * What was offered.
     *
     * @param address where codes are mailed to; null where there is no such account
     */
    record Offered(
            EnrolmentOfferResponse response, @Nullable EmailAddress address) {}

    /**
     * What was typed.
     *
     * @param mailCode null where none was
     */
    record FirstCodes(SecretValue oneTimePassword, @Nullable SecretValue mailCode) {}
}
