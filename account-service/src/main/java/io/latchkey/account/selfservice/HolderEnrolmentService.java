package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.secondfactor.ChallengeService;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.EnrolmentStartOperation.EnrolmentStartRequest;
import io.latchkey.contracts.internal.EnrolmentStartOperation.EnrolmentStartResponse;
import io.latchkey.contracts.internal.EnrolmentStartOperation.EnrolmentStartResponse.EnrolmentNotAllowed;
import io.latchkey.contracts.internal.EnrolmentStartOperation.EnrolmentStartResponse.EnrolmentStarted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Lets a signed-in holder set up an app, or another one. The gateway vouches for the session, in which every factor of
 * the account was proved a moment ago; what follows is an enrolment like at a sign-in, in that session alone.
 */
@Component
class HolderEnrolmentService {

    private final AccountRepository accounts;
    private final ChallengeService challenges;
    private final TransactionalOperator transaction;

    HolderEnrolmentService(AccountRepository accounts, ChallengeService challenges, TransactionalOperator transaction) {
        this.accounts = accounts;
        this.challenges = challenges;
        this.transaction = transaction;
    }

    Mono<EnrolmentStartResponse> start(EnrolmentStartRequest request) {
        return transaction.transactional(accounts.lockForShare(request.facts().accountId())
                .filter(account -> hasCredential(account, request.facts()))
                .flatMap(account -> challenges.openForEnrolment(account, request.sessionId()))
                .<EnrolmentStartResponse>map(EnrolmentStarted::new)
                .defaultIfEmpty(new EnrolmentNotAllowed()));
    }

    private static boolean hasCredential(Account account, DirectoryFacts facts) {
        return account.effectiveLifecycleState(facts) == AccountLifecycleState.ENABLED
                && account.credential().hash() != null
                && !account.isPasswordRevoked(facts);
    }
}
