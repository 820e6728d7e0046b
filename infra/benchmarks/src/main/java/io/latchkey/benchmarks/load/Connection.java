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
public final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    private Connection(int port, Socket socket) throws IOException {
        this.port = port;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    public static Connection to(int port) {
        try {
            return new Connection(port, open(port));
        } catch (IOException e) {
            throw new UncheckedIOException("nobody answers at port " + port, e);
        }
    }

    /** Sends, waits for the whole answer, and opens the next connection where the other side asks to close this one. */
    public Answer send(Request request) {
        try {
            socket.getOutputStream().write(request.bytes());
            Answer answer = read();
            if (answer.header("connection").filter("close"::equalsIgnoreCase).isPresent()) {
                socket.close();
                socket = open(port);
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

    private static Socket open(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private Answer read() throws IOException {
        String status = line();
        var head = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
        }
        int code = Integer.parseInt(status, 9, 12, 10);
        var bare = new Answer(code, head.toString(), "");
        return new Answer(code, bare.head(), new String(body(bare), StandardCharsets.UTF_8));
    }

    private byte[] body(Answer head) throws IOException {
        if (head.header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            return chunks();
        }
        return exactly(Integer.parseInt(head.header("content-length").orElse("0")));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(exactly(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("the answer is cut off");
        }
        return bytes;
    }

    private String line() throws IOException {
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
