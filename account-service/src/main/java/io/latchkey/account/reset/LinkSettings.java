package io.latchkey.account.reset;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.contracts.internal.LinksOperation.LinkPurpose;
import io.latchkey.platform.keys.SecretKeyDecoder;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How links are signed, how long they live and how many an account may get; never prints its keys.
 *
 * @param keys base64, at least 32 bytes each; the first signs, all are accepted
 * @param firstSignInLifetime counted from the account's creation
 * @param resetLifetime counted from the request
 * @param holdersPerHour reset mails of one account in any hour
 * @param coalesceWithin a request this soon after one whose link is live gets no mail of its own
 * @param repeatWithin how long the same redemption gets the response of the first
 * @param awaitArrival how long a caller is kept waiting for a link whose cause is not applied yet
 */
@ConfigurationProperties("latchkey.links")
record LinkSettings(
        List<String> keys,
        Duration firstSignInLifetime,
        Duration resetLifetime,
        int holdersPerHour,
        Duration coalesceWithin,
        Duration repeatWithin,
        Duration awaitArrival) {

    static final String VARIABLE = "LATCHKEY_LINK_KEYS";

    LinkSettings {
        keys = List.copyOf(keys);
        SecretKeyDecoder.decode(VARIABLE, keys);
        requireThat(firstSignInLifetime.isPositive(), "first-sign-in-lifetime must be positive");
        requireThat(resetLifetime.isPositive(), "reset-lifetime must be positive");
        requireThat(holdersPerHour >= 1, "holders-per-hour must be at least 1");
        requireThat(!coalesceWithin.isNegative(), "coalesce-within must not be negative");
        requireThat(!repeatWithin.isNegative(), "repeat-within must not be negative");
        requireThat(!awaitArrival.isNegative(), "await-arrival must not be negative");
    }

    Duration lifetimeOf(LinkPurpose purpose) {
        return switch (purpose) {
            case FIRST_SIGN_IN -> firstSignInLifetime;
            case PASSWORD_RESET -> resetLifetime;
        };
    }

    @Override
    public String toString() {
        return "LinkSettings[keys=" + keys.size() + "]";
    }
}
