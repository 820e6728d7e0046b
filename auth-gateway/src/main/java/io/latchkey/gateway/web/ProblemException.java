package io.latchkey.gateway.web;

/** Carries a problem to the edge, where it becomes the answer. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        // No stack trace: it is an answer, made by the thousand when somebody knocks at every door.
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    Problem getProblem() {
        return problem;
    }
}
