package io.latchkey.platform.trail;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer is a refusal, and of which kind: by its status, so that one that nobody announces is one as well, and
 * by the name of its problem, so that it is told apart. A word is one of the problems', or one of those here.
 */
final class RefusalKind {

    /** A cookie or a token came that is none of ours, or no more; who sends none has simply not signed in. */
    static final String UNKNOWN_CREDENTIAL = "credential-unknown";

    private static final String UNAUTHENTICATED = "unauthenticated";

    /** A page says so where a program gets {@code invalid-credentials} and its like, or {@code too-many-attempts}. */
    private static final String FAILED_ATTEMPT = "attempt-failed";

    private static final String THROTTLED_ATTEMPT = "attempt-throttled";

    /** What was typed was looked at, or would have been: there is a security event that knows more. */
    static final Set<String> ATTEMPTS = Set.of(
            FAILED_ATTEMPT,
            THROTTLED_ATTEMPT,
            "invalid-credentials",
            "invalid-one-time-password",
            "invalid-mail-code",
            "too-many-attempts");

    /** Steps of a sign-in that goes on. */
    private static final Set<String> STEPS =
            Set.of("one-time-password-required", "two-factor-enrolment-required", "proof-required");

    /** Conflicts that say who may not do it, not that it cannot be done. */
    private static final Set<String> OF_CONFLICTS = Set.of("own-account");

    private RefusalKind() {}

    /**
     * Empty for what is no refusal.
     *
     * @param page whether the answer is one
     * @param problem name of the problem that was told; null where none was
     * @param unknownCredential whether one came along
     */
    static Optional<String> classify(int status, boolean page, @Nullable String problem, boolean unknownCredential) {
        return switch (status) {
            case 400, 301, 302, 303, 307, 308 -> unknownCredential ? Optional.of(UNKNOWN_CREDENTIAL) : Optional.empty();
            case 401 -> {
                String told = problem == null ? page ? FAILED_ATTEMPT : UNAUTHENTICATED : problem;
                boolean unknown = unknownCredential && (problem == null || problem.equals(UNAUTHENTICATED));
                yield unless(STEPS, unknown ? UNKNOWN_CREDENTIAL : told);
            }
            case 403 -> unless(STEPS, problem == null ? "forbidden" : problem);
            case 409 -> Optional.ofNullable(problem).filter(OF_CONFLICTS::contains);
            case 429 -> Optional.of(problem == null ? page ? THROTTLED_ATTEMPT : "too-many-requests" : problem);
            default -> Optional.empty();
        };
    }

    private static Optional<String> unless(Set<String> others, String kind) {
        return others.contains(kind) ? Optional.empty() : Optional.of(kind);
    }
}
