package io.latchkey.messaging.recordmac;

import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.platform.keys.SecretKeyDecoder;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of the records that this service writes or reads; never prints them.
 *
 * @param keys base64, by list; the writer signs with the first, the reader takes all
 * @param unsigned what becomes of a record without any MAC
 */
@ConfigurationProperties("latchkey.record-macs")
public record RecordMacSettings(
        Map<MacKeyName, List<String>> keys,
        @DefaultValue("refuse") UnsignedRecords unsigned) {

    public RecordMacSettings {
        keys = Map.copyOf(keys);
        keys.forEach((name, list) -> SecretKeyDecoder.decode(name.variable(), list));
    }

    @Override
    public String toString() {
        return "RecordMacSettings[" + keys.keySet() + ", unsigned=" + unsigned + "]";
    }

    /** What becomes of a record without any MAC. */
    public enum UnsignedRecords {
        REFUSE,
        /** Taken as before there were MACs: only while an upgrade is under way. */
        ACCEPT
    }
}
