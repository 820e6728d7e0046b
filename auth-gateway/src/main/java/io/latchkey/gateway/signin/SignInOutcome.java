package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.SignInRefusal;
import io.latchkey.gateway.directory.Account;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** What came of a step of a sign-in. */
sealed interface SignInOutcome {
    /**
     * A session is open.
     *
     * @param cookies the session's token, which goes nowhere else, and the token of the browser
     * @param recoveryCodes shown once, after an enrolment; empty otherwise
     */
    record SignedIn(Account account, List<ResponseCookie> cookies, List<SecretValue> recoveryCodes)
            implements SignInOutcome {
        public SignedIn {
            cookies = List.copyOf(cookies);
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        /** Hands the browser its cookies. */
        void addCookies(HttpHeaders headers) {
            cookies.forEach(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString()));
        }

        /** Masked: holds a token. */
        @Override
        public String toString() {
            return "SignedIn[" + account.accountId() + "]";
        }
    }

    /** No session is open. */
    record Refused(SignInRefusal reason) implements SignInOutcome {}
}
