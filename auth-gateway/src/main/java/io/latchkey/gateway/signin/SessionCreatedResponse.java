package io.latchkey.gateway.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.platform.web.Problem;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/**
 * What a program is told when a session is open.
 *
 * @param recoveryCodes after an enrolment alone, and never again
 */
record SessionCreatedResponse(
        UUID accountId,
        String displayName,
        Set<AccountRole> roles,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> recoveryCodes) {

    /** 201 with the cookies, or the problem. */
    static Mono<ResponseEntity<SessionCreatedResponse>> toResponse(CallResult<SignInOutcome> result) {
        return result.fold(
                SessionCreatedResponse::toResponse,
                retryAfter -> Mono.error(Problem.unavailable(retryAfter).toException()));
    }

    private static Mono<ResponseEntity<SessionCreatedResponse>> toResponse(SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn ->
                Mono.just(ResponseEntity.status(HttpStatus.CREATED)
                        .headers(signedIn::addCookies)
                        .body(fromSignedIn(signedIn)));
            case SignInOutcome.Refused refused ->
                Mono.error(SignInProblems.toProblem(refused.reason()).toException());
        };
    }

    private static SessionCreatedResponse fromSignedIn(SignInOutcome.SignedIn signedIn) {
        UserProfile person = signedIn.account().person();
        List<String> codes =
                signedIn.recoveryCodes().stream().map(SecretValue::value).toList();
        return new SessionCreatedResponse(
                signedIn.account().accountId(), person.displayName(), person.roles(), codes.isEmpty() ? null : codes);
    }

    @Override
    public String toString() {
        return "SessionCreatedResponse[" + accountId + "]";
    }
}
