package io.latchkey.gateway.signin;

import io.latchkey.gateway.web.Page;
import org.springframework.http.HttpStatus;

/** A page of the second step once more, or the first step where the second is over. */
final class StepForm {
    private StepForm() {}

    static Page again(Page step, Refusal why) {
        return switch (why) {
            case Refusal.InvalidOneTimePassword wrong ->
                step.with("codeProblem", "wrong").status(HttpStatus.UNAUTHORIZED);
            case Refusal.TooManyAttempts many ->
                SignInForm.notice(step, "too-many", "bad").tooMany(many.retryAfter());
            case Refusal.Unavailable away ->
                SignInForm.notice(step, "busy", "bad").tryAgain(away.retryAfter());
            case Refusal.InvalidCredentials superseded -> SignInForm.refused(SignInForm.FORM);
            case Refusal.ChallengeOver over -> SignInForm.over();
            // A second step asks for none of these; whoever is asked starts anew.
            case Refusal.OneTimePasswordRequired first -> SignInForm.over();
            case Refusal.EnrolmentRequired first -> SignInForm.over();
            case Refusal.ProofRequired first -> SignInForm.over();
        };
    }
}
