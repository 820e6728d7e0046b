package io.latchkey.account.registry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often a holder is told of the same thing.
 *
 * @param newBrowserEvery at most once in this time of a sign-in from a browser that was not known
 * @param codeGuessingFrom this many wrong codes that count at the same time
 * @param codeGuessingEvery at most once in this time of wrong codes
 */
@ConfigurationProperties("latchkey.notices")
record AccountNoticeSettings(Duration newBrowserEvery, int codeGuessingFrom, Duration codeGuessingEvery) {

    AccountNoticeSettings {
        if (!newBrowserEvery.isPositive() || !codeGuessingEvery.isPositive() || codeGuessingFrom < 1) {
            throw new IllegalArgumentException(
                    "latchkey.notices: new-browser-every, code-guessing-every and code-guessing-from must be positive");
        }
    }
}
