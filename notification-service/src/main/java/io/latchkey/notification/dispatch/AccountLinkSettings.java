package io.latchkey.notification.dispatch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How account-service is asked for links.
 *
 * @param keys ours for account-service; the first is presented
 */
@ConfigurationProperties("latchkey.account")
record AccountLinkSettings(
        URI url,
        List<String> keys,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("5s") Duration answerTimeout) {

    AccountLinkSettings {
        keys = List.copyOf(keys);
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException("LATCHKEY_ACCOUNT_URL must be an http or https address");
        }
        if (keys.isEmpty() || keys.getFirst().isBlank()) {
            throw new IllegalArgumentException("LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS is missing");
        }
    }

    String currentKey() {
        return keys.getFirst().strip();
    }

    /** Masked: holds keys. */
    @Override
    public String toString() {
        return "AccountSettings[url=" + url + "]";
    }
}
