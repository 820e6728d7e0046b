package io.latchkey.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One keep-alive HTTP/1.1 connection to a port of this machine; for one thread. */
public final class LoadConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final int port;
    // With the port: who checks under which name it is asked takes no other.
    private final byte[] host;
    private Socket socket;
    private InputStream in;

    private LoadConnection(int port, Socket socket) throws IOException {
        this.port = port;
        this.host = ("Host: localhost:" + port + "\r\n").getBytes(StandardCharsets.US_ASCII);
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    public static LoadConnection openTo(int port) {
        try {
            return new LoadConnection(port, openSocket(port));
        } catch (IOException e) {
            throw new UncheckedIOException("nobody answers at port " + port, e);
        }
    }

    /** Sends, waits for the whole answer, and opens the next connection where the other side asks to close this one. */
    public RawAnswer send(RawRequest request) {
        try {
            socket.getOutputStream().write(request.bytesFor(host));
            RawAnswer answer = readAnswer();
            if (answer.findHeader("connection")
                    .filter("close"::equalsIgnoreCase)
                    .isPresent()) {
                socket.close();
                socket = openSocket(port);
                in = new BufferedInputStream(socket.getInputStream(), 16_384);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " broke off", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket openSocket(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private RawAnswer readAnswer() throws IOException {
        String status = readLine();
        var head = new StringBuilder();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            head.append(line).append('\n');
        }
        int code = Integer.parseInt(status, 9, 12, 10);
        var bare = new RawAnswer(code, head.toString(), "");
        return new RawAnswer(code, bare.head(), new String(readBody(bare), StandardCharsets.UTF_8));
    }

    private byte[] readBody(RawAnswer head) throws IOException {
        if (head.findHeader("transfer-encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent()) {
            return readChunks();
        }
        return readExactly(Integer.parseInt(head.findHeader("content-length").orElse("0")));
    }

    private byte[] readChunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(readLine(), 16); size > 0; size = Integer.parseInt(readLine(), 16)) {
            all.write(readExactly(size));
            readLine();
        }
        readLine();
        return all.toByteArray();
    }

    private byte[] readExactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("the answer is cut off");
        }
        return bytes;
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
