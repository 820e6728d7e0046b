package io.latchkey.devstack.inbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request is answered with; a body of unknown origin is streamed. */
record Answer(int status, Map<String, String> headers, Body body) {

    /** A body whose length is known before it is written. */
    interface Body {
        long length();

        void writeTo(OutputStream out) throws IOException;
    }

    private static final class Bytes implements Body {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new Bytes(new byte[0]));
    }

    static Answer json(int status, Object value) {
        return json(status, new Bytes(InboxJson.MAPPER.writeValueAsBytes(value)));
    }

    static Answer json(int status, Body body) {
        return new Answer(status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body);
    }

    static Answer bytes(int status, byte[] bytes) {
        return new Answer(status, Map.of(), new Bytes(bytes));
    }

    static Answer html(int status, String page) {
        return bytes(status, page.getBytes(StandardCharsets.UTF_8))
                .type("text/html; charset=utf-8")
                .header("Cache-Control", "no-store");
    }

    static Answer seeOther(String path) {
        return empty(303).header("Location", path);
    }

    Answer type(String contentType) {
        return header("Content-Type", contentType);
    }

    Answer header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
