package io.latchkey.mailprovider;

import io.latchkey.contracts.SecretValue;
import io.latchkey.mailprovider.webhook.WebhookSigner;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the inbox is told when it starts.
 *
 * @param port of HTTP, on loopback; 0 lets the system choose
 * @param smtpPort of SMTP, on loopback; 0 lets the system choose
 * @param signer signs what is posted to the Event Webhook
 * @param webhookUrl where the Event Webhook is posted to
 * @param data the directory that holds mails and webhook events over a restart
 * @param apiKey the bearer key that the send API accepts
 */
public record MailProviderSettings(
        int port, int smtpPort, WebhookSigner signer, URI webhookUrl, Path data, SecretValue apiKey) {

    /** Reads the settings from the environment; throws IllegalArgumentException with one line that names the setting. */
    static MailProviderSettings fromEnvironment(Map<String, String> environment) {
        return new MailProviderSettings(
                parsePort(environment, "LATCHKEY_INBOX_PORT", "8025"),
                parsePort(environment, "LATCHKEY_SMTP_PORT", "1025"),
                parseSigner(requireSetting(environment, "LATCHKEY_INBOX_WEBHOOK_KEY")),
                parseUrl(environment.getOrDefault(
                        "LATCHKEY_INBOX_WEBHOOK_URL", "http://localhost:8082/webhooks/sendgrid")),
                Path.of(requireSetting(environment, "LATCHKEY_INBOX_DATA")),
                new SecretValue(requireSetting(environment, "LATCHKEY_SENDGRID_API_KEY")));
    }

    private static String requireSetting(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static int parsePort(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, otherwise);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException(name + " must be a port from 0 to 65535");
        }
        return Integer.parseInt(value);
    }

    private static WebhookSigner parseSigner(String key) {
        try {
            return WebhookSigner.fromPkcs8(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "LATCHKEY_INBOX_WEBHOOK_KEY must be the base64 PKCS#8 form of an ECDSA P-256 private key", e);
        }
    }

    private static URI parseUrl(String value) {
        try {
            URI url = URI.create(value);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("LATCHKEY_INBOX_WEBHOOK_URL is not a URL", e);
        }
        throw new IllegalArgumentException("LATCHKEY_INBOX_WEBHOOK_URL must be an http or https URL");
    }
}
