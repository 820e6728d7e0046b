package io.latchkey.gateway.attempt;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.platform.keys.SharedKeySet;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys of the cookie that makes a browser known ({@code LATCHKEY_DEVICE_KEYS}).
 *
 * @param remembered how long after its last sign-in
 */
@ConfigurationProperties("latchkey.device")
record DeviceSettings(SharedKeySet keys, Duration remembered) {
    DeviceSettings {
        requireThat(remembered.isPositive(), "latchkey.device.remembered must be positive");
    }
}
