package io.latchkey.contracts.recordmac;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a record's MAC covers: topic, key, the number of CloudEvents headers, name and value of each by name,
 * and the value. Each part stands behind its length as four bytes, big-endian, -1 for one that is absent: no two records
 * have the same bytes.
 */
public final class MacMessage {

    private static final String COVERED = "ce_";

    private final byte[] topic;
    private final byte @Nullable [] key;
    private final List<CoveredHeader> headers = new ArrayList<>();
    private final byte @Nullable [] value;

    public MacMessage(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        this.topic = topic.getBytes(StandardCharsets.UTF_8);
        this.key = key;
        this.value = value;
    }

    /** Whether a MAC covers a header of this name. */
    public static boolean isCovered(String name) {
        return name.startsWith(COVERED);
    }

    /** In the order of the record; one whose name does not begin with {@code ce_} is left out. */
    public void addHeader(String name, byte @Nullable [] headerValue) {
        if (isCovered(name)) {
            headers.add(new CoveredHeader(name, headerValue));
        }
    }

    public byte[] toBytes() {
        headers.sort(Comparator.comparing(CoveredHeader::name));
        int size = sizeOf(topic) + sizeOf(key) + Integer.BYTES + sizeOf(value);
        for (CoveredHeader header : headers) {
            size += sizeOf(header.nameBytes) + sizeOf(header.value);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        putPart(bytes, topic);
        putPart(bytes, key);
        bytes.putInt(headers.size());
        for (CoveredHeader header : headers) {
            putPart(bytes, header.nameBytes);
            putPart(bytes, header.value);
        }
        putPart(bytes, value);
        return bytes.array();
    }

    private static int sizeOf(byte @Nullable [] part) {
        return Integer.BYTES + (part == null ? 0 : part.length);
    }

    private static void putPart(ByteBuffer bytes, byte @Nullable [] part) {
        if (part == null) {
            bytes.putInt(-1);
        } else {
            bytes.putInt(part.length).put(part);
        }
    }

    private static final class CoveredHeader {

        private final String name;
        private final byte[] nameBytes;
        private final byte @Nullable [] value;

        CoveredHeader(String name, byte @Nullable [] value) {
            this.name = name;
            this.nameBytes = name.getBytes(StandardCharsets.UTF_8);
            this.value = value;
        }

        String name() {
            return name;
        }
    }
}
