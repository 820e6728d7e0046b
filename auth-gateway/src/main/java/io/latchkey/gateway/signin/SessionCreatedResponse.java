package io.latchkey.gateway.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.directory.UserProfile;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

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
    static ResponseEntity<SessionCreatedResponse> toResponse(CallResult<SignInOutcome> result) {
        return switch (result.requireResponse()) {
            case SignInOutcome.SignedIn signedIn ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .headers(signedIn::addCookies)
                        .body(fromSignedIn(signedIn));
            case SignInOutcome.Refused refused ->
                throw SignInProblems.toProblem(refused.reason()).toException();
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
