package io.latchkey.platform.trail;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many refusals are told one by one, as a line and an event; each is counted.
 *
 * @param perNetwork of one kind from one network in a minute
 * @param perKind of one kind in a minute
 * @param every how often they are written
 */
@ConfigurationProperties("latchkey.trail")
record TrailSettings(
        @DefaultValue("10") int perNetwork,
        @DefaultValue("120") int perKind,
        @DefaultValue("1s") Duration every) {

    TrailSettings {
        requireThat(
                perNetwork >= 1 && perKind >= perNetwork && every.isPositive(),
                "latchkey.trail: per-network must be positive, per-kind not below it, every positive");
    }
}
