package io.latchkey.account.enrolment;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.platform.keys.SecretKeyDecoder;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How an enrolment proves the mailbox; never prints its keys.
 *
 * @param keys those of links, base64, at least 32 bytes each: from the first new codes are derived, from each those mailed
 * @param mailEvery another mail of the same challenge this long after the account's latest
 * @param mailsPerHour of one account in any hour
 * @param linkProvesFor how long a redeemed link proves the mailbox in its browser
 */
@ConfigurationProperties("latchkey.enrolment")
record EnrolmentSettings(List<String> keys, Duration mailEvery, int mailsPerHour, Duration linkProvesFor) {

    static final String VARIABLE = "LATCHKEY_LINK_KEYS";
    static final Duration WINDOW = Duration.ofHours(1);

    EnrolmentSettings {
        keys = List.copyOf(keys);
        SecretKeyDecoder.decode(VARIABLE, keys);
        requireThat(!mailEvery.isNegative(), "mail-every must not be negative");
        requireThat(mailEvery.compareTo(WINDOW) < 0, "mail-every must be shorter than an hour");
        requireThat(mailsPerHour >= 1, "mails-per-hour must be at least 1");
        requireThat(linkProvesFor.isPositive(), "link-proves-for must be positive");
        requireThat(linkProvesFor.compareTo(WINDOW) <= 0, "link-proves-for must not be longer than an hour");
    }

    @Override
    public String toString() {
        return "EnrolmentSettings[keys=" + keys.size() + "]";
    }
}
