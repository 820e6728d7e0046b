package io.latchkey.benchmarks.load;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** An HTTP request in the bytes that go over the wire, but for the host, which is the connection's. */
public final class RawRequest {

    private final byte[] line;
    private final byte[] rest;

    private RawRequest(byte[] line, byte[] rest) {
        this.line = line;
        this.rest = rest;
    }

    /** All of it in one piece, so that it goes out in one write. */
    byte[] bytesFor(byte[] host) {
        return ByteBuffer.allocate(line.length + host.length + rest.length)
                .put(line)
                .put(host)
                .put(rest)
                .array();
    }

    /**
     * JSON, or without a body.
     *
     * @param headers whole lines, each without its line break
     */
    public static RawRequest of(String method, String path, String body, String... headers) {
        String kind = body.isEmpty() ? "" : "Content-Type: application/json\r\n";
        return assemble(method, path, body, kind + "Accept: application/json\r\n", headers);
    }

    /** A page, as a browser asks for it. */
    public static RawRequest ofPage(String path, String... headers) {
        return assemble("GET", path, "", "Accept: text/html\r\n", headers);
    }

    /** A form, as a browser sends it. */
    public static RawRequest ofForm(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        String kind = "Content-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\n";
        return assemble("POST", path, body, kind, headers);
    }

    private static RawRequest assemble(String method, String path, String body, String kind, String... headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(kind)
                .append("Content-Length: ")
                .append(content.length)
                .append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] rest = new byte[start.length + content.length];
        System.arraycopy(start, 0, rest, 0, start.length);
        System.arraycopy(content, 0, rest, start.length, content.length);
        String line = method + " " + path + " HTTP/1.1\r\n";
        return new RawRequest(line.getBytes(StandardCharsets.ISO_8859_1), rest);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
