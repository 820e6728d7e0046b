package io.latchkey.gateway.executive;

import io.latchkey.platform.web.Problem;
import org.springframework.http.HttpStatus;

/** The refusals that only executives meet. */
final class ExecutiveProblems {
    static final Problem EMAIL_TAKEN =
            Problem.of(HttpStatus.CONFLICT, "email-taken", "Another account has this address.");
    static final Problem LAST_EXECUTIVE =
            Problem.of(HttpStatus.CONFLICT, "last-executive", "Nobody enabled would be left with the role EXECUTIVE.");

    private ExecutiveProblems() {}
}
