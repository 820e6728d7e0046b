package io.latchkey.notification.internalapi;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may call.
 *
 * @param gatewayKeys the gateway's keys; any of them opens its routes
 */
@ConfigurationProperties("latchkey.callers")
record GatewayCallerSettings(List<String> gatewayKeys) {

    GatewayCallerSettings {
        gatewayKeys = gatewayKeys.stream().map(String::strip).toList();
        requireThat(
                !gatewayKeys.isEmpty() && gatewayKeys.stream().allMatch(key -> key.length() >= 43),
                "LATCHKEY_GATEWAY_TO_NOTIFICATION_KEYS must hold base64 keys of at least 32 bytes");
    }

    /** Masked: holds keys. */
    @Override
    public String toString() {
        return "GatewayCallerSettings[" + gatewayKeys.size() + " keys]";
    }
}
