package io.latchkey.account.secondfactor;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.platform.keys.SecretKeyDecoder;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How secrets are encrypted and how long a challenge may take; never prints its keys.
 *
 * @param keys base64, at least 32 bytes each; the first encrypts, all decrypt
 * @param issuer the name that an authenticator app shows
 * @param codeLifetime of a challenge for a code
 * @param enrolmentLifetime of a challenge for an enrolment
 * @param wrongCodes that end a challenge
 */
@ConfigurationProperties("latchkey.second-factor")
record SecondFactorSettings(
        List<String> keys, String issuer, Duration codeLifetime, Duration enrolmentLifetime, int wrongCodes) {

    static final String VARIABLE = "LATCHKEY_SECOND_FACTOR_KEYS";

    SecondFactorSettings {
        keys = List.copyOf(keys);
        SecretKeyDecoder.decode(VARIABLE, keys);
        requireThat(!issuer.isBlank() && !issuer.contains(":"), "issuer must be a name without a colon");
        requireThat(codeLifetime.isPositive(), "code-lifetime must be positive");
        requireThat(enrolmentLifetime.isPositive(), "enrolment-lifetime must be positive");
        requireThat(wrongCodes >= 1, "wrong-codes must be at least 1");
    }

    Duration lifetimeOf(Purpose purpose) {
        return switch (purpose) {
            case CODE -> codeLifetime;
            case ENROLMENT -> enrolmentLifetime;
        };
    }

    @Override
    public String toString() {
        return "SecondFactorSettings[keys=" + keys.size() + "]";
    }
}
