package io.latchkey.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** An HTTP request in the bytes that go over the wire. */
public final class RawRequest {

    private final byte[] bytes;

    private RawRequest(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /** @param headers whole lines, each without its line break */
    public static RawRequest of(String method, String path, String body, String... headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
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
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return new RawRequest(all);
    }
}
