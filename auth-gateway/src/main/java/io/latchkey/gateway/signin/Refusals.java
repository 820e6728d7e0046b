package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.proof.Proofs;
import io.latchkey.gateway.web.Problem;
import org.springframework.http.HttpStatus;

/** What a program is told when a step of a sign-in opened no session. */
final class Refusals {
    private static final Problem INVALID_CREDENTIALS =
            Problem.of(HttpStatus.UNAUTHORIZED, "invalid-credentials", "Address or password is wrong.");
    private static final Problem CODE_REQUIRED =
            Problem.of(HttpStatus.UNAUTHORIZED, "one-time-password-required", "A one-time password is required.");
    private static final Problem WRONG_CODE = Problem.of(
            HttpStatus.UNAUTHORIZED, "invalid-one-time-password", "The one-time password is wrong or was used.");
    private static final Problem ENROLMENT_REQUIRED = Problem.of(
            HttpStatus.FORBIDDEN, "two-factor-enrolment-required", "Two-factor authentication must be set up first.");
    private static final Problem CHALLENGE_OVER =
            Problem.of(HttpStatus.GONE, "challenge-over", "This step is over; sign in again.");

    private Refusals() {}

    static Problem problem(Refusal why) {
        return switch (why) {
            case Refusal.InvalidCredentials invalid -> INVALID_CREDENTIALS;
            case Refusal.OneTimePasswordRequired code -> challenged(CODE_REQUIRED, code.challenge());
            case Refusal.InvalidOneTimePassword wrong -> WRONG_CODE;
            case Refusal.EnrolmentRequired phone -> challenged(ENROLMENT_REQUIRED, phone.challenge());
            case Refusal.ChallengeOver over -> CHALLENGE_OVER;
            case Refusal.TooManyAttempts many -> Problem.tooManyAttempts(many.retryAfter());
            case Refusal.ProofRequired work -> Proofs.REQUIRED;
            case Refusal.Unavailable away -> Problem.unavailable(away.retryAfter());
        };
    }

    private static Problem challenged(Problem problem, Secret challenge) {
        return problem.with("challenge", challenge.value());
    }
}
