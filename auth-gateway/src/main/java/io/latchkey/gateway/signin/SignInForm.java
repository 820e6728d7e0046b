package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.platform.web.PageModel;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The form of the first step in each state; none of them holds a password, and none tells whether an account exists. */
final class SignInForm {
    static final PageModel FORM = PageModel.of("sign-in")
            .with("focus", "email")
            .with("codeOpen", false)
            .with("proof", false);

    private SignInForm() {}

    static PageModel missingFields(PageModel again, String typed, SecretValue password) {
        boolean readable = EmailAddressParser.parse(typed) instanceof EmailAddressParser.ParsedAddress.WellFormed;
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

    /** A browser with scripts solves a challenge while the password is typed again; any other has to wait. */
    static PageModel proofRequired(PageModel again, Duration pause) {
        return again.with("focus", "password")
                .with("proof", true)
                .with("proofNotice", true)
                .asTooManyRequests(pause);
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
