package io.latchkey.gateway.executive;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.Problem;
import org.springframework.http.HttpStatus;

/** The refusals that only executives meet. */
final class ExecutiveProblems {
    static final Problem EMAIL_TAKEN =
            Problem.of(HttpStatus.CONFLICT, "email-taken", "Another account has this address.");
    static final Problem LAST_EXECUTIVE =
            Problem.of(HttpStatus.CONFLICT, "last-executive", "Nobody enabled would be left with the role EXECUTIVE.");

    /** An executive approves what they saw, and nothing that took its place. */
    static final Problem NO_SUCH_REQUEST = CommonProblems.NOT_FOUND.with(
            "detail",
            "This request was decided about, replaced by a newer one of the same address, or has expired;"
                    + " GET /api/v1/access-requests has those that wait.");

    private ExecutiveProblems() {}
}
