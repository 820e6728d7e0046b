package io.latchkey.notification.channel;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.contracts.SecretValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the SMTP relay.
 *
 * @param host blank: there is none
 * @param port null: 465 where TLS is implicit, else 587 (RFC 8314, 3.3)
 * @param tls {@code required} (STARTTLS, or no mail), {@code implicit} (from the first byte) or {@code off}; the
 *     certificate is always verified
 * @param user blank: the relay knows us by our network
 * @param connections most connections at once
 * @param answerTimeout longest silence while an answer is awaited; also how long all may take before the last dot
 */
record SmtpSettings(
        String host,
        @Nullable Integer port,
        String tls,
        String user,
        String password,
        int connections,
        Duration connectTimeout,
        Duration answerTimeout) {

    SmtpSettings {
        tls = tls.strip().toLowerCase(Locale.ROOT);
        requireThat(
                Set.of("required", "implicit", "off").contains(tls),
                "LATCHKEY_SMTP_TLS must be required, implicit or off");
        requireThat(port == null || (port >= 1 && port <= 65_535), "LATCHKEY_SMTP_PORT must be a port from 1 to 65535");
        requireThat(user.isBlank() == password.isBlank(), "LATCHKEY_SMTP_USER and LATCHKEY_SMTP_PASSWORD go together");
        requireThat(
                !tls.equals("off") || user.isBlank(),
                "LATCHKEY_SMTP_PASSWORD would travel in the clear: LATCHKEY_SMTP_TLS is off");
        requireThat(
                SendGridSettings.areLimitsUsable(connections, connectTimeout, answerTimeout),
                "latchkey.channels.smtp: connections 1 to 1000, timeouts positive");
    }

    boolean isConfigured() {
        return !host.isBlank();
    }

    boolean isImplicitTls() {
        return tls.equals("implicit");
    }

    boolean usesStartTls() {
        return tls.equals("required");
    }

    int portOrDefault() {
        return port == null ? (isImplicitTls() ? 465 : 587) : port;
    }

    boolean usesAuthentication() {
        return !user.isBlank();
    }

    SecretValue passwordSecret() {
        return new SecretValue(password);
    }

    /** Masked: holds a password. */
    @Override
    public String toString() {
        return "SmtpSettings[host=" + host + ", port=" + portOrDefault() + ", tls=" + tls + "]";
    }
}
