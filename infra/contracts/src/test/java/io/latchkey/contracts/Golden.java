package io.latchkey.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A record as version 1 wrote it once; every later version must still read it. */
record Golden(Class<? extends Event> type, Map<String, String> headers, String json) {

    static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Golden> all() {
        return EventTypes.allTypes().stream().map(Golden::of);
    }

    static Golden of(Class<? extends Event> type) {
        var headers = new LinkedHashMap<String, String>();
        JSON.readTree(resource("/golden/" + type.getSimpleName() + ".v1.headers.json"))
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        return new Golden(
                type,
                headers,
                resource("/golden/" + type.getSimpleName() + ".v1.json").strip());
    }

    static String resource(String path) {
        try (InputStream stream = Golden.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new AssertionError("there is no " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh tree to change at will. */
    ObjectNode tree() {
        return (ObjectNode) JSON.readTree(json);
    }

    Map<String, byte[]> headerBytes() {
        var bytes = new LinkedHashMap<String, byte[]>();
        headers.forEach((name, value) -> bytes.put(name, value.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    EventReader.ParsedEvent read() {
        return read(json);
    }

    EventReader.ParsedEvent read(String otherJson) {
        return EventReader.read(headerBytes(), otherJson.getBytes(StandardCharsets.UTF_8));
    }

    EventEnvelope<Event> envelope() {
        if (read() instanceof EventReader.ParsedEvent.Known known) {
            return known.envelope();
        }
        throw new AssertionError(type.getSimpleName() + " is not read: " + read());
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
