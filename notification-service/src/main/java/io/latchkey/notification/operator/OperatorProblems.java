package io.latchkey.notification.operator;

import io.latchkey.platform.web.Problem;
import org.springframework.http.HttpStatus;

/** What who is no operator is told. */
final class OperatorProblems {

    static final Problem UNAUTHENTICATED =
            Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated", "Nobody is signed in, or the token does not hold.");
    static final Problem FORBIDDEN =
            Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This account does not have the role OPERATIONS.");

    static final Problem REAUTHENTICATION_REQUIRED = Problem.of(
            HttpStatus.FORBIDDEN, "reauthentication-required", "Prove once more who you are, then do this again.");

    private OperatorProblems() {}
}
