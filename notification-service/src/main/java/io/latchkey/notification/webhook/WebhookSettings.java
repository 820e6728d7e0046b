package io.latchkey.notification.webhook;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Whose signatures the webhook accepts, and how large a body.
 *
 * @param keys base64 SPKI public keys, ECDSA P-256; any of them may have signed
 * @param largest largest body that is read
 */
@ConfigurationProperties("latchkey.webhook")
record WebhookSettings(List<String> keys, DataSize largest) {

    WebhookSettings {
        keys = List.copyOf(keys);
        requireThat(!keys.isEmpty(), "LATCHKEY_WEBHOOK_KEYS is missing");
    }
}
