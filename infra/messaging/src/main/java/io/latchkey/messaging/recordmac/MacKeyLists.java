package io.latchkey.messaging.recordmac;

import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.platform.keys.KeyedMac;
import io.latchkey.platform.keys.SecretKeyDecoder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that this service shares with the readers of what it writes and with the writers of what it reads. */
final class MacKeyLists {

    private final Map<MacKeyName, List<KeyedMac>> lists = new EnumMap<>(MacKeyName.class);

    /** @throws IllegalArgumentException naming a list that is missing */
    MacKeyLists(EventSource self, RecordMacSettings settings) {
        for (MacKeyName name : MacKeyName.values()) {
            if (name.writer() == self || name.reader() == self) {
                List<String> encoded = settings.keys().getOrDefault(name, List.of());
                List<byte[]> decoded = SecretKeyDecoder.decode(name.variable(), encoded);
                lists.put(name, decoded.stream().map(KeyedMac::new).toList());
            }
        }
    }

    /** The key that is used for what is new. */
    KeyedMac currentKey(MacKeyName name) {
        return keysOf(name).getFirst();
    }

    Optional<KeyedMac> findKey(MacKeyName name, String version) {
        return keysOf(name).stream()
                .filter(key -> key.keyVersion().equals(version))
                .findFirst();
    }

    private List<KeyedMac> keysOf(MacKeyName name) {
        List<KeyedMac> keys = lists.get(name);
        if (keys == null) {
            throw new IllegalArgumentException(name + " is no list of this service");
        }
        return keys;
    }
}
