package io.latchkey.mailprovider.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request is answered with; a body of unknown origin is streamed. */
public record HttpAnswer(int status, Map<String, String> headers, Body body) {

    /** A body whose length is known before it is written. */
    public interface Body {
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

    public static HttpAnswer withoutBody(int status) {
        return new HttpAnswer(status, Map.of(), new Bytes(new byte[0]));
    }

    public static HttpAnswer fromJson(int status, Object value) {
        return streamJson(status, new Bytes(ProviderJson.MAPPER.writeValueAsBytes(value)));
    }

    /** A body that writes itself as JSON. */
    public static HttpAnswer streamJson(int status, Body body) {
        return new HttpAnswer(status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body);
    }

    public static HttpAnswer fromBytes(int status, byte[] bytes) {
        return new HttpAnswer(status, Map.of(), new Bytes(bytes));
    }

    public static HttpAnswer fromHtml(int status, String page) {
        return fromBytes(status, page.getBytes(StandardCharsets.UTF_8))
                .withContentType("text/html; charset=utf-8")
                .withHeader("Cache-Control", "no-store");
    }

    public static HttpAnswer seeOther(String path) {
        return withoutBody(303).withHeader("Location", path);
    }

    public HttpAnswer withContentType(String contentType) {
        return withHeader("Content-Type", contentType);
    }

    public HttpAnswer withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }
}
