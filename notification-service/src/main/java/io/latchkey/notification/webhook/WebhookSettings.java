package io.latchkey.notification.webhook;

import static io.latchkey.platform.settings.SettingCheck.requirePositive;
import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose signatures the webhook accepts.
 *
 * @param keys base64 SPKI public keys, ECDSA P-256; any of them may have signed
 * @param oldest how long ago something may have been signed: the provider repeats for a day, with the old timestamp
 * @param ahead how far the provider's clock may be before ours
 */
@ConfigurationProperties("latchkey.webhook")
record WebhookSettings(List<String> keys, Duration oldest, Duration ahead) {

    WebhookSettings {
        keys = List.copyOf(keys);
        requireThat(!keys.isEmpty(), "LATCHKEY_WEBHOOK_KEYS is missing");
        requirePositive("latchkey.webhook", oldest, ahead);
    }
}
