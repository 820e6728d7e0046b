package io.latchkey.gateway.signin;

import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import io.latchkey.contracts.internal.SharedOutcomes.TooManyAttempts;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.EnrolmentRequired;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.OneTimePasswordRequired;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.ProofRequired;
import io.latchkey.contracts.internal.SignInRefusal;
import io.latchkey.platform.web.PageModel;
import org.springframework.http.HttpStatus;

/** The form of the second step after a refusal, or that of the first step where the second is over. */
final class SecondFactorForm {
    private SecondFactorForm() {}

    static PageModel afterRefusal(PageModel step, SignInRefusal refusal) {
        return switch (refusal) {
            case InvalidOneTimePassword wrong ->
                step.with("codeProblem", "wrong").status(HttpStatus.UNAUTHORIZED);
            case TooManyAttempts many ->
                SignInForm.withNotice(step, "too-many", "bad").asTooManyRequests(many.toDuration());
            case InvalidCredentials superseded -> SignInForm.invalidCredentials(SignInForm.FORM);
            case ChallengeOver over -> SignInForm.challengeOver();
            // No second step is answered by these; if one were, the holder starts anew.
            case OneTimePasswordRequired required -> SignInForm.challengeOver();
            case EnrolmentRequired required -> SignInForm.challengeOver();
            case ProofRequired required -> SignInForm.challengeOver();
        };
    }
}
