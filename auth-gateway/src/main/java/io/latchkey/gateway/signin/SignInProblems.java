package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.InvalidMailCode;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.MailCodeMissing;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import io.latchkey.contracts.internal.SharedOutcomes.TooManyAttempts;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.EnrolmentRequired;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.OneTimePasswordRequired;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.ProofRequired;
import io.latchkey.contracts.internal.SignInRefusal;
import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.platform.web.Problem;
import org.springframework.http.HttpStatus;

/** What a program is told when a step of a sign-in opened no session. */
final class SignInProblems {
    private static final Problem INVALID_CREDENTIALS =
            Problem.of(HttpStatus.UNAUTHORIZED, "invalid-credentials", "Address or password is wrong.");
    private static final Problem CODE_REQUIRED =
            Problem.of(HttpStatus.UNAUTHORIZED, "one-time-password-required", "A one-time password is required.");
    private static final Problem WRONG_CODE = Problem.of(
            HttpStatus.UNAUTHORIZED, "invalid-one-time-password", "The one-time password is wrong or was used.");
    private static final Problem WRONG_MAIL_CODE = Problem.of(
            HttpStatus.UNAUTHORIZED,
            "invalid-mail-code",
            "The code from the mail is missing or wrong; it has eight characters and counts for this challenge alone.");
    private static final Problem ENROLMENT_REQUIRED = Problem.of(
            HttpStatus.FORBIDDEN, "two-factor-enrolment-required", "Two-factor authentication must be set up first.");
    private static final Problem CHALLENGE_OVER =
            Problem.of(HttpStatus.GONE, "challenge-over", "This step is over; sign in again.");

    private SignInProblems() {}

    static Problem toProblem(SignInRefusal refusal) {
        return switch (refusal) {
            case InvalidCredentials wrong -> INVALID_CREDENTIALS;
            case OneTimePasswordRequired required -> withChallenge(CODE_REQUIRED, required.challenge());
            case InvalidOneTimePassword wrong -> WRONG_CODE;
            case InvalidMailCode wrong -> WRONG_MAIL_CODE;
            case MailCodeMissing missing -> WRONG_MAIL_CODE;
            case EnrolmentRequired required -> withChallenge(ENROLMENT_REQUIRED, required.challenge());
            case ChallengeOver over -> CHALLENGE_OVER;
            case TooManyAttempts many -> Problem.tooManyAttempts(many.toDuration());
            case ProofRequired required -> ProofOfWork.REQUIRED;
        };
    }

    private static Problem withChallenge(Problem problem, SecretValue challenge) {
        return problem.with("challenge", challenge.value());
    }
}
