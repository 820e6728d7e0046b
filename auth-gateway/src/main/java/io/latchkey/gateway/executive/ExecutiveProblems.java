package io.latchkey.gateway.executive;

import io.latchkey.platform.web.Problem;
import org.springframework.http.HttpStatus;

/** The refusals that only executives meet. */
final class ExecutiveProblems {
    static final Problem EMAIL_TAKEN =
            Problem.of(HttpStatus.CONFLICT, "email-taken", "Another account has this address.");
    static final Problem LAST_EXECUTIVE =
            Problem.of(HttpStatus.CONFLICT, "last-executive", "Nobody enabled would be left with the role EXECUTIVE.");
    static final Problem REAUTHENTICATION_REQUIRED =
            Problem.of(HttpStatus.FORBIDDEN, "reauthentication-required", "Sign in again to do this.");

    private ExecutiveProblems() {}
}
