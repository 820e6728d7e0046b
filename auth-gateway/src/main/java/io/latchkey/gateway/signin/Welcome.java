package io.latchkey.gateway.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.contracts.Role;
import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.Person;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What a program is told when a session is open.
 *
 * @param recoveryCodes after an enrolment alone, and never again
 */
record Welcome(
        UUID accountId,
        String displayName,
        Set<Role> roles,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> recoveryCodes) {

    /** 201 with the cookies, or the problem. */
    static ResponseEntity<Welcome> answer(SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .headers(headers -> signedIn.cookies()
                                .forEach(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString())))
                        .body(to(signedIn));
            case SignInOutcome.Refused refused ->
                throw Refusals.problem(refused.why()).asException();
        };
    }

    private static Welcome to(SignInOutcome.SignedIn signedIn) {
        Person person = signedIn.account().person();
        List<String> codes =
                signedIn.recoveryCodes().stream().map(Secret::value).toList();
        return new Welcome(
                signedIn.account().accountId(), person.displayName(), person.roles(), codes.isEmpty() ? null : codes);
    }

    @Override
    public String toString() {
        return "Welcome[" + accountId + "]";
    }
}
