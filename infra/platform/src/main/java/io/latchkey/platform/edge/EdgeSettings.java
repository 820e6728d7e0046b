package io.latchkey.platform.edge;

import static io.latchkey.platform.settings.SettingCheck.requirePositive;
import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How long and how much, on every port alike.
 *
 * @param headTime from a request's first byte to the end of its headers
 * @param bodyTime from there to the end of its body
 * @param idleTime how long a connection may stay without a request
 * @param bodiesAtOnce how many bodies a port holds until they are answered
 * @param bytesAtOnce how many bytes they have together
 */
@ConfigurationProperties("latchkey.edge")
record EdgeSettings(Duration headTime, Duration bodyTime, Duration idleTime, int bodiesAtOnce, DataSize bytesAtOnce) {

    public EdgeSettings {
        requirePositive("latchkey.edge (LATCHKEY_BODY_TIME)", headTime, bodyTime, idleTime);
        requireThat(bodiesAtOnce > 0, "latchkey.edge.bodies-at-once must be positive");
        requireThat(bytesAtOnce.toBytes() > 0, "latchkey.edge.bytes-at-once must be positive");
    }
}
