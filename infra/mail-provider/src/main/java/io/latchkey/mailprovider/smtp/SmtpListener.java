package io.latchkey.mailprovider.smtp;

import io.latchkey.mailprovider.http.PortTakenException;
import io.latchkey.mailprovider.http.RequestBody;
import io.latchkey.mailprovider.store.ProviderStats;
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
public final class SmtpListener implements AutoCloseable {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final SMTPServer server;

    private SmtpListener(SMTPServer server) {
        this.server = server;
    }

    /** Throws BindException when the port is taken. */
    public static SmtpListener start(int port, SmtpReceiver receiver, ProviderStats.ChannelStats stats)
            throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        SMTPServer server = SMTPServer.port(requireFreePort(port, loopback))
                .bindAddress(loopback)
                .hostName("inbox.latchkey.test")
                .softwareName("Latchkey development inbox")
                .executorService(threads)
                .insertReceivedHeaders(false)
                .maxMessageSize(RequestBody.MAIL)
                .connectionTimeout((int) LONGEST_SILENCE.toSeconds(), TimeUnit.SECONDS)
                .messageHandlerFactory(context -> new SmtpMessageHandler((Session) context, receiver, stats))
                .build();
        server.start();
        return new SmtpListener(server);
    }

    /** The library says "failed" for every reason: find out here whether the port is taken. */
    private static int requireFreePort(int port, InetAddress loopback) throws IOException {
        try (var socket = new ServerSocket(port, 1, loopback)) {
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new PortTakenException(port, "LATCHKEY_SMTP_PORT", e);
        }
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }
}
