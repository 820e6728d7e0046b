package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.web.Page;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The form of the first step in each state; none of them holds a password, and none tells whether an account exists. */
final class SignInForm {
    static final Page FORM =
            Page.of("sign-in").with("focus", "email").with("codeOpen", false).with("proof", false);

    private SignInForm() {}

    static Page incomplete(Page again, String typed, Secret password) {
        boolean readable = AddressRule.read(typed) instanceof AddressReading.WellFormed;
        Page page = again.status(HttpStatus.BAD_REQUEST).with("focus", readable ? "password" : "email");
        Page withAddress = readable ? page : page.with("emailProblem", typed.isEmpty() ? "missing" : "malformed");
        return password.value().isEmpty() ? withAddress.with("passwordProblem", "missing") : withAddress;
    }

    static Page refused(Page again) {
        return notice(again, "refused", "bad").with("focus", "password").status(HttpStatus.UNAUTHORIZED);
    }

    static Page wrongCode(Page again) {
        return notice(again, "wrong-code", "bad")
                .with("focus", "password")
                .with("codeOpen", true)
                .with("codeProblem", "wrong")
                .status(HttpStatus.UNAUTHORIZED);
    }

    static Page tooMany(Page again, Duration pause) {
        return notice(again, "too-many", "bad").with("focus", "none").tooMany(pause);
    }

    /** A browser with scripts solves a challenge while the password is typed again; any other has to wait. */
    static Page proof(Page again, Duration pause) {
        return again.with("focus", "password")
                .with("proof", true)
                .with("proofNotice", true)
                .tooMany(pause);
    }

    /** The second step was over before it was done. */
    static Page over() {
        return notice(FORM, "over", "bad").status(HttpStatus.GONE);
    }

    static Page busy(Page again, Duration pause) {
        return notice(again, "busy", "bad").tryAgain(pause);
    }

    static Page notice(Page page, String key, String kind) {
        return page.with("notice", "sign-in." + key).with("noticeKind", kind);
    }
}
