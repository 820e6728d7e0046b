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
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.gateway.directory.EmailAddressParser.ParsedAddress;
import io.latchkey.platform.web.PageModel;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The forms of both steps in each state; none of them holds a password, and none tells whether an account exists. */
final class SignInForm {
    static final PageModel FORM = PageModel.of("sign-in")
            .with("focus", "email")
            .with("codeOpen", false)
            .with("proof", false);

    private SignInForm() {}

    static PageModel missingFields(PageModel again, String typed, SecretValue password) {
        boolean readable = EmailAddressParser.parse(typed) instanceof ParsedAddress.WellFormed;
        PageModel page = again.status(HttpStatus.BAD_REQUEST).with("focus", readable ? "password" : "email");
        PageModel withAddress = readable ? page : page.with("emailProblem", typed.isEmpty() ? "missing" : "malformed");
        return password.value().isEmpty() ? withAddress.with("passwordProblem", "missing") : withAddress;
    }

    static PageModel invalidCredentials(PageModel again) {
        return withNotice(again, "refused", "bad").with("focus", "password").status(HttpStatus.UNAUTHORIZED);
    }

    static PageModel invalidOneTimePassword(PageModel again) {
        return withNotice(again, "wrong-code", "bad")
                .with("focus", "password")
                .with("codeOpen", true)
                .with("codeProblem", "wrong")
                .status(HttpStatus.UNAUTHORIZED);
    }

    static PageModel tooManyAttempts(PageModel again, Duration pause) {
        return withNotice(again, "too-many", "bad").with("focus", "none").asTooManyRequests(pause);
    }

    /** The form of the second step after a refusal, or that of the first where the second is over. */
    static PageModel afterRefusal(PageModel step, SignInRefusal refusal) {
        return switch (refusal) {
            case InvalidOneTimePassword wrong ->
                step.with("codeProblem", "wrong").status(HttpStatus.UNAUTHORIZED);
            case InvalidMailCode wrong -> step.with("mailProblem", "wrong").status(HttpStatus.UNAUTHORIZED);
            case MailCodeMissing missing -> step.with("mailProblem", "missing").status(HttpStatus.BAD_REQUEST);
            case TooManyAttempts many ->
                withNotice(step, "too-many-codes", "bad").asTooManyRequests(many.toDuration());
            case InvalidCredentials superseded -> invalidCredentials(FORM);
            case ChallengeOver over -> challengeOver();
            // No second step is answered by these; if one were, the holder starts anew.
            case OneTimePasswordRequired required -> challengeOver();
            case EnrolmentRequired required -> challengeOver();
            case ProofRequired required -> challengeOver();
        };
    }

    /** The second step was over before it was done. */
    static PageModel challengeOver() {
        return withNotice(FORM, "over", "bad").status(HttpStatus.GONE);
    }

    static PageModel temporarilyUnavailable(PageModel again, Duration pause) {
        return withNotice(again, "busy", "bad").asUnavailable(pause);
    }

    static PageModel withNotice(PageModel page, String key, String kind) {
        return page.with("notice", "sign-in." + key).with("noticeKind", kind);
    }
}
