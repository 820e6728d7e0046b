package io.latchkey.notification.channel;

import static io.latchkey.platform.settings.SettingCheck.requireThat;
import static io.latchkey.platform.web.UrlOrigin.isHttpUrl;

import io.latchkey.contracts.SecretValue;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How to reach SendGrid.
 *
 * @param url where its API is
 * @param connections most connections at once
 * @param answerTimeout longest silence while an answer is awaited
 */
@ConfigurationProperties("latchkey.sendgrid")
record SendGridSettings(URI url, String apiKey, int connections, Duration connectTimeout, Duration answerTimeout) {

    SendGridSettings {
        requireThat(isHttpUrl(url), "LATCHKEY_SENDGRID_URL must be an http or https address");
        requireThat(!apiKey.isBlank(), "LATCHKEY_SENDGRID_API_KEY is missing");
        requireThat(
                areLimitsUsable(connections, connectTimeout, answerTimeout),
                "latchkey.sendgrid: connections 1 to 1000, timeouts positive");
    }

    /** Whether a channel can work with so many connections and such timeouts. */
    static boolean areLimitsUsable(int connections, Duration connectTimeout, Duration answerTimeout) {
        return connections >= 1 && connections <= 1000 && connectTimeout.isPositive() && answerTimeout.isPositive();
    }

    SecretValue apiSecret() {
        return new SecretValue(apiKey);
    }

    /** Host and port as sendgrid-java wants them. */
    String hostAndPort() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    boolean isPlainHttp() {
        return "http".equals(url.getScheme());
    }

    /** Masked: holds the key. */
    @Override
    public String toString() {
        return "SendGridSettings[url=" + url + "]";
    }
}
