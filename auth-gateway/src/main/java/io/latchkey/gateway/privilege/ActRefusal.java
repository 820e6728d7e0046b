package io.latchkey.gateway.privilege;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.Problem;
import org.springframework.http.HttpStatus;

/** Why an executive's act is not done; nothing was written. */
@SuppressWarnings("ImmutableEnumChecker") // a problem is unmodifiable
public enum ActRefusal {
    /** It needs a fresh session. */
    REAUTHENTICATION_REQUIRED(Problem.of(
            HttpStatus.FORBIDDEN, "reauthentication-required", "Prove once more who you are, then do this again.")),
    /** Somebody else has to do it. */
    OWN_ACCOUNT(Problem.of(
            HttpStatus.CONFLICT, "own-account", "Executives do not do this to their own account; another one can.")),
    /** The role was taken away since the request came. */
    ROLE_LOST(CommonProblems.FORBIDDEN);

    private final Problem problem;

    ActRefusal(Problem problem) {
        this.problem = problem;
    }

    /** The refusal as a program sees it. */
    public Problem problem() {
        return problem;
    }
}
