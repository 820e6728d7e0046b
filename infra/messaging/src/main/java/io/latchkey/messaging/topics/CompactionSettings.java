package io.latchkey.messaging.topics;

import io.latchkey.platform.settings.SettingCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How compacted topics are kept moving.
 *
 * @param look how often their partitions are looked at
 * @param idle a partition without a record for so long gets one
 */
@ConfigurationProperties("latchkey.messaging.compaction")
record CompactionSettings(
        @DefaultValue("1h") Duration look,
        @DefaultValue("12h") Duration idle) {

    CompactionSettings {
        SettingCheck.requirePositive("latchkey.messaging.compaction", look, idle);
    }
}
