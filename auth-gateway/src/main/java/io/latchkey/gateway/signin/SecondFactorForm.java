package io.latchkey.gateway.signin;

import io.latchkey.gateway.web.PageModel;
import org.springframework.http.HttpStatus;

/** A page of the second step once more, or the first step where the second is over. */
final class SecondFactorForm {
    private SecondFactorForm() {}

    static PageModel afterRefusal(PageModel step, SignInRefusal why) {
        return switch (why) {
            case SignInRefusal.InvalidOneTimePassword wrong ->
                step.with("codeProblem", "wrong").status(HttpStatus.UNAUTHORIZED);
            case SignInRefusal.TooManyAttempts many ->
                SignInForm.withNotice(step, "too-many", "bad").asTooManyRequests(many.retryAfter());
            case SignInRefusal.Unavailable away ->
                SignInForm.withNotice(step, "busy", "bad").asUnavailable(away.retryAfter());
            case SignInRefusal.InvalidCredentials superseded -> SignInForm.invalidCredentials(SignInForm.FORM);
            case SignInRefusal.ChallengeOver over -> SignInForm.challengeOver();
            // A second step asks for none of these; whoever is asked starts anew.
            case SignInRefusal.OneTimePasswordRequired first -> SignInForm.challengeOver();
            case SignInRefusal.EnrolmentRequired first -> SignInForm.challengeOver();
            case SignInRefusal.ProofRequired first -> SignInForm.challengeOver();
        };
    }
}
