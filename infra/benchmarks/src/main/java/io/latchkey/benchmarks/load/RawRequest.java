package io.latchkey.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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

    /** @param headers whole lines, each without its line break */
    public static RawRequest of(String method, String path, String body, String... headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder();
        if (content.length > 0) {
            head.append("Content-Type: application/json\r\n");
        }
        head.append("Accept: application/json\r\nContent-Length: ")
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
}
