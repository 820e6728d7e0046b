package io.latchkey.devstack.inbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** The SMTP server: loopback only, every recipient welcome, nothing relayed. */
final class SmtpReception implements AutoCloseable {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final SMTPServer server;

    private SmtpReception(SMTPServer server) {
        this.server = server;
    }

    /** Throws BindException when the port is taken. */
    static SmtpReception start(int port, Reception reception, Stats.Channel stats) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        SMTPServer server = SMTPServer.port(free(port, loopback))
                .bindAddress(loopback)
                .hostName("inbox.latchkey.test")
                .softwareName("Latchkey development inbox")
                .executorService(threads)
                .insertReceivedHeaders(false)
                .maxMessageSize(RequestBody.MAIL)
                .connectionTimeout((int) LONGEST_SILENCE.toSeconds(), TimeUnit.SECONDS)
                .messageHandlerFactory(context -> new SmtpDialogue((Session) context, reception, stats))
                .build();
        server.start();
        return new SmtpReception(server);
    }

    /** The library says "failed" for every reason: find out here whether the port is taken. */
    private static int free(int port, InetAddress loopback) throws IOException {
        try (var socket = new ServerSocket(port, 1, loopback)) {
            return socket.getLocalPort();
        } catch (BindException e) {
            throw Ports.taken(port, "LATCHKEY_SMTP_PORT", e);
        }
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }
}
