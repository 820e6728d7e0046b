package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentStartOperation;
import io.latchkey.contracts.internal.EnrolmentStartOperation.EnrolmentStartRequest;
import io.latchkey.contracts.internal.EnrolmentStartOperation.EnrolmentStartResponse.EnrolmentNotAllowed;
import io.latchkey.contracts.internal.EnrolmentStartOperation.EnrolmentStartResponse.EnrolmentStarted;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.CommonProblems;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Starts the enrolment of an app for who is signed in; the guard of the routes has seen to it that the session is fresh. */
@Component
final class EnrolmentStarter {
    private final AccountServiceClient accountService;
    private final SessionService sessions;

    EnrolmentStarter(AccountServiceClient accountService, SessionService sessions) {
        this.accountService = accountService;
        this.sessions = sessions;
    }

    /** The challenge of it; fails with 401 where the account is no longer what the session was opened for. */
    Mono<CallResult<SecretValue>> start(ServerHttpRequest request) {
        return sessions.requireSignedIn(request)
                .flatMap(holder -> accountService.call(
                        EnrolmentStartOperation.START_ENROLMENT,
                        new EnrolmentStartRequest(accountService.factsOf(holder.account()), holder.sessionId())))
                .flatMap(result -> result.flatMapResponse(response -> switch (response) {
                    case EnrolmentStarted started -> Mono.just(started.challenge());
                    case EnrolmentNotAllowed gone -> Mono.error(CommonProblems.UNAUTHENTICATED.toException());
                }));
    }
}
