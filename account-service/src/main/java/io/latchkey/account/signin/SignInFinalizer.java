package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.secondfactor.ChallengeService;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.SignInOperation.SignInRequest;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Decides an attempt whose password was compared: refused, complete, or what is asked for besides. Whoever is refused by
 * the account as it was compared stays so. Nobody else is let in by it: the account is locked for share and is the same, or
 * is decided on again as it is now. A password that was replaced while it was being compared proves nothing.
 */
@Component
class SignInFinalizer {

    private final AccountRepository accounts;
    private final ChallengeService challenges;
    private final SecondFactorVerifier codes;
    private final AttemptThrottle throttle;
    private final SecurityEventLog securityEvents;
    private final TransactionalOperator transaction;

    SignInFinalizer(
            AccountRepository accounts,
            ChallengeService challenges,
            SecondFactorVerifier codes,
            AttemptThrottle throttle,
            SecurityEventLog securityEvents,
            TransactionalOperator transaction) {
        this.accounts = accounts;
        this.challenges = challenges;
        this.codes = codes;
        this.throttle = throttle;
        this.securityEvents = securityEvents;
        this.transaction = transaction;
    }

    Mono<SignInResponse> finalizeAttempt(Attempt attempt) {
        Account compared = attempt.comparison().account();
        SignInFailure failure = attempt.findFailure(compared);
        if (failure != null || compared == null) {
            return refusePassword(attempt, failure);
        }
        return compared.effectiveTwoFactor(attempt.request().facts()) == TwoFactorStatus.OFF
                ? completeUnlessChanged(attempt, compared)
                : finalizeLocked(attempt);
    }

    /** One statement where nothing has changed since the password was compared, which is nearly always. */
    private Mono<SignInResponse> completeUnlessChanged(Attempt attempt, Account compared) {
        return securityEvents
                .recordSuccessUnlessChanged(attempt.toSuccess(compared, SignInFactor.PASSWORD), attempt.admitted())
                .flatMap(recorded -> recorded ? Mono.just(compared.toHolderVerified()) : finalizeLocked(attempt));
    }

    private Mono<SignInResponse> finalizeLocked(Attempt attempt) {
        return transaction.transactional(accounts.lockForShare(attempt.context().accountIdOrNone())
                .singleOptional()
                .flatMap(now -> finalizeLocked(attempt, now.orElse(null))));
    }

    private Mono<SignInResponse> finalizeLocked(Attempt attempt, @Nullable Account now) {
        SignInFailure failure = attempt.findFailure(now);
        if (failure != null || now == null) {
            return refusePassword(attempt, failure);
        }
        return switch (now.effectiveTwoFactor(attempt.request().facts())) {
            case OFF -> completeVerified(attempt, now, SignInFactor.PASSWORD);
            case REQUIRED -> requireEnrolment(attempt, now);
            case ENROLLED -> verifyCode(attempt, now);
        };
    }

    private Mono<SignInResponse> refusePassword(Attempt attempt, @Nullable SignInFailure failure) {
        SignInFailure reason = failure == null ? SignInFailure.UNKNOWN_ADDRESS : failure;
        return securityEvents.refusePassword(attempt.context(), reason).cast(SignInResponse.class);
    }

    private Mono<SignInResponse> completeVerified(Attempt attempt, Account account, SignInFactor factor) {
        return throttle.forgetFailures(attempt.admitted())
                .then(securityEvents.recordSuccess(attempt.toSuccess(account, factor)))
                .thenReturn(account.toHolderVerified());
    }

    private Mono<SignInResponse> requireEnrolment(Attempt attempt, Account account) {
        return throttle.forgetFailures(attempt.admitted())
                .then(challenges.openForEnrolment(account, null))
                .map(SignInResponse.EnrolmentRequired::new);
    }

    private Mono<SignInResponse> verifyCode(Attempt attempt, Account account) {
        SecretValue typed = attempt.request().oneTimePassword();
        return typed == null
                ? throttle.forgetFailures(attempt.admitted())
                        .then(challenges.openForCode(account))
                        .map(SignInResponse.OneTimePasswordRequired::new)
                // The password was right, whatever becomes of the code.
                : throttle.endConsecutive(attempt.admitted())
                        .then(codes.verifyOneTimePassword(
                                account, typed, attempt.request().knownDevice()))
                        .flatMap(outcome -> securityEvents.respondToCode(
                                attempt.context(),
                                outcome,
                                SignInResponse.class,
                                factor -> completeVerified(attempt, account, factor)));
    }

    /** A sign-in whose password was compared. */
    record Attempt(
            SignInRequest request,
            SecurityEventContext context,
            ThrottleDecision.Admitted admitted,
            PasswordVerification.Comparison comparison) {

        SignInSuccess toSuccess(Account account, SignInFactor factor) {
            return new SignInSuccess(context, account, request.knownDevice(), factor);
        }

        /**
         * Why the password proves nothing; null when it proves the holder.
         *
         * @param now the same account after the hash; null when unknown
         */
        @Nullable
        SignInFailure findFailure(@Nullable Account now) {
            DirectoryFacts facts = request.facts();
            Account compared = comparison.account();
            if (facts == null) {
                return SignInFailure.UNKNOWN_ADDRESS;
            }
            if (now == null || compared == null) {
                return SignInFailure.NO_PASSWORD_YET;
            }
            if (now.effectiveLifecycleState(facts) != AccountLifecycleState.ENABLED) {
                return SignInFailure.ACCOUNT_DISABLED;
            }
            if (compared.credential().hash() == null) {
                return SignInFailure.NO_PASSWORD_YET;
            }
            if (!comparison.matches()) {
                return SignInFailure.WRONG_PASSWORD;
            }
            return compared.credential().version() == now.credential().version() ? null : SignInFailure.SUPERSEDED;
        }
    }
}
