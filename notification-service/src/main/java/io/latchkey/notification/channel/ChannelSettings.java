package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Secret;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach SendGrid, and in whose name.
 *
 * @param url where its API is
 * @param connections most connections at once
 * @param answerTimeout longest silence while an answer is awaited
 */
@ConfigurationProperties("latchkey.sendgrid")
record ChannelSettings(
        URI url,
        String apiKey,
        String from,
        @DefaultValue("Latchkey") String fromName,
        @DefaultValue("48") int connections,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration answerTimeout) {

    ChannelSettings {
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException("LATCHKEY_SENDGRID_URL must be an http or https address");
        }
        if (apiKey.isBlank()) {
            throw new IllegalArgumentException("LATCHKEY_SENDGRID_API_KEY is missing");
        }
        if (from.isBlank() || from.indexOf('@') < 1 || from.endsWith("@") || from.length() > 254) {
            throw new IllegalArgumentException("LATCHKEY_MAIL_FROM must be an e-mail address");
        }
        if (connections < 1 || connections > 1000 || !connectTimeout.isPositive() || !answerTimeout.isPositive()) {
            throw new IllegalArgumentException("latchkey.sendgrid: connections 1 to 1000, timeouts positive");
        }
    }

    EmailAddress sender() {
        return new EmailAddress(from);
    }

    Secret key() {
        return new Secret(apiKey);
    }

    /** The right-hand side of every Message-ID. */
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    /** Host and port as sendgrid-java wants them. */
    String host() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    boolean plainHttp() {
        return "http".equals(url.getScheme());
    }

    /** Masked: holds the key. */
    @Override
    public String toString() {
        return "ChannelSettings[url=" + url + "]";
    }
}
