package io.latchkey.account.signin;

import io.latchkey.account.enrolment.EnrolmentVerifier;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.secondfactor.ChallengeService;
import io.latchkey.account.secondfactor.ChallengeService.ChallengeAnswer;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.secondfactor.SignInChallenge;
import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.contracts.internal.ChallengeOperation.ChallengeRequest;
import io.latchkey.contracts.internal.ChallengeOperation.ChallengeResponse;
import io.latchkey.contracts.internal.ChallengeOperation.PresentedChallenge;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentRequest;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Completes a sign-in by a code or by an enrolment, in one transaction that locks the account and the challenge. */
@Component
class ChallengeHandler {

    private final AccountRepository accounts;
    private final ChallengeService challenges;
    private final SecondFactorVerifier codes;
    private final EnrolmentVerifier enrolment;
    private final SecurityEventLog securityEvents;
    private final TransactionalOperator transaction;

    ChallengeHandler(
            AccountRepository accounts,
            ChallengeService challenges,
            SecondFactorVerifier codes,
            EnrolmentVerifier enrolment,
            SecurityEventLog securityEvents,
            TransactionalOperator transaction) {
        this.accounts = accounts;
        this.challenges = challenges;
        this.codes = codes;
        this.enrolment = enrolment;
        this.securityEvents = securityEvents;
        this.transaction = transaction;
    }

    Mono<ChallengeResponse> completeByCode(ChallengeRequest request) {
        return withLock(request, Purpose.CODE, locked -> verifyCode(request, locked.account())
                        .flatMap(outcome -> handleOutcome(
                                locked, outcome, ChallengeResponse.class, factor -> completeVerified(locked, factor))))
                .defaultIfEmpty(new ChallengeOver());
    }

    Mono<EnrolmentResponse> completeByEnrolment(EnrolmentRequest request) {
        return withLock(request, Purpose.ENROLMENT, locked -> enrolment
                        .verifyCodes(locked.account(), locked.challenge(), request)
                        .flatMap(outcome -> handleOutcome(
                                locked, outcome, EnrolmentResponse.class, factor -> completeEnrolled(locked))))
                .defaultIfEmpty(new ChallengeOver());
    }

    /** Empty when the challenge is over or was never issued. */
    private <R> Mono<R> withLock(
            PresentedChallenge presented, Purpose purpose, Function<LockedChallenge, Mono<R>> complete) {
        return Mono.justOrEmpty(ChallengeService.readToken(presented.challenge(), presented.facts()))
                .map(token -> new ChallengeAnswer(token, purpose, presented.facts(), presented.sessionId()))
                .flatMap(answer ->
                        transaction.transactional(lockAccount(answer.token().accountId(), purpose)
                                .flatMap(account -> challenges
                                        .lockValid(answer, account)
                                        .map(challenge -> new LockedChallenge(presented, account, challenge)))
                                .flatMap(complete)));
    }

    /** An enrolment changes the account, a code does not. */
    private Mono<Account> lockAccount(UUID accountId, Purpose purpose) {
        return switch (purpose) {
            case CODE -> accounts.lockForShare(accountId);
            case ENROLMENT -> accounts.lockForUpdate(accountId);
        };
    }

    private Mono<SecondFactorVerifier.Outcome> verifyCode(ChallengeRequest request, Account account) {
        SecretValue typed = request.oneTimePassword();
        return typed != null
                ? codes.verifyOneTimePassword(account, typed, request.knownDevice())
                : codes.verifyRecoveryCode(
                        account, Objects.requireNonNull(request.recoveryCode()), request.knownDevice());
    }

    private <R> Mono<R> handleOutcome(
            LockedChallenge locked,
            SecondFactorVerifier.Outcome outcome,
            Class<R> response,
            Function<SignInFactor, Mono<R>> complete) {
        boolean wrong = outcome instanceof SecondFactorVerifier.Outcome.Rejected
                || outcome instanceof SecondFactorVerifier.Outcome.MailCodeRejected;
        Mono<Void> counted = wrong ? challenges.countWrongCode(locked.challenge()) : Mono.empty();
        return counted.then(
                Mono.defer(() -> securityEvents.respondToCode(locked.context(), outcome, response, complete)));
    }

    private Mono<ChallengeResponse> completeVerified(LockedChallenge locked, SignInFactor factor) {
        return challenges
                .end(locked.challenge())
                .then(recordSuccess(locked, factor))
                .thenReturn(locked.account().toHolderVerified());
    }

    private Mono<EnrolmentResponse> completeEnrolled(LockedChallenge locked) {
        // Whoever enrols in a session has signed in before.
        Mono<Void> signedIn = locked.challenge().sessionId() == null
                ? recordSuccess(locked, SignInFactor.ONE_TIME_PASSWORD)
                : Mono.empty();
        return enrolment
                .complete(
                        locked.account(), locked.challenge(), locked.presented().facts())
                .flatMap(enrolled -> signedIn.thenReturn(enrolled));
    }

    private Mono<Void> recordSuccess(LockedChallenge locked, SignInFactor factor) {
        return securityEvents.recordSuccess(new SignInSuccess(
                locked.context(), locked.account(), locked.presented().knownDevice(), factor));
    }

    /** A challenge that still stands, locked with its account. */
    private record LockedChallenge(PresentedChallenge presented, Account account, SignInChallenge challenge) {

        SecurityEventContext context() {
            return new SecurityEventContext(account.accountId(), presented.addressDigest(), presented.networkDigest());
        }
    }
}
