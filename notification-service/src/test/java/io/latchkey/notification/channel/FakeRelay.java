package io.latchkey.notification.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** An SMTP server that refuses where it is told to, keeps the mails it takes and counts those who come. */
final class FakeRelay implements AutoCloseable {

    enum Moment {
        SENDER,
        RECIPIENT,
        DATA
    }

    private record No(int code, String words) {}

    private final Map<Moment, No> refusals = new ConcurrentHashMap<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final SMTPServer server;
    private volatile boolean hangUp;

    private FakeRelay(UnaryOperator<SMTPServer.Builder> kind) {
        server = kind.apply(SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .insertReceivedHeaders(false)
                        .messageHandlerFactory(context -> new Dialogue((Session) context)))
                .build();
        server.start();
    }

    /** Knows no TLS. */
    static FakeRelay plain() {
        return new FakeRelay(kind -> kind);
    }

    /** Offers STARTTLS. */
    static FakeRelay startTls(SSLContext tls) {
        return new FakeRelay(kind -> kind.enableTLS().startTlsSocketFactory(tls));
    }

    /** Speaks TLS from the first byte. */
    static FakeRelay implicitTls(SSLContext tls) {
        return new FakeRelay(kind -> kind.serverSocketFactory(tls));
    }

    /** Offers STARTTLS, and takes mail of those alone who sign in with this password. */
    static FakeRelay signedIn(SSLContext tls, String password) {
        return new FakeRelay(kind -> kind.enableTLS()
                .startTlsSocketFactory(tls)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, given, context) -> {
                    if (!given.equals(password)) {
                        throw new LoginFailedException();
                    }
                })));
    }

    int port() {
        return server.getPortAllocated();
    }

    void refuse(Moment moment, int code, String words) {
        refusals.put(moment, new No(code, words));
    }

    void hangUpAfterTheBody() {
        hangUp = true;
    }

    void welcome() {
        refusals.clear();
        hangUp = false;
    }

    /** What was taken, in MIME form. */
    List<String> mails() {
        return mails;
    }

    /** How many sessions carried mail. */
    int sessions() {
        return sessions.size();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void maybeRefuse(Moment moment) throws RejectException {
        No no = refusals.get(moment);
        if (no != null) {
            throw new RejectException(no.code(), no.words());
        }
    }

    private final class Dialogue implements MessageHandler {

        private final Session session;

        Dialogue(Session session) {
            this.session = session;
            sessions.add(session.getSessionId());
        }

        @Override
        public void from(String from) throws RejectException {
            maybeRefuse(Moment.SENDER);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            maybeRefuse(Moment.RECIPIENT);
        }

        @Override
        public @Nullable String data(InputStream data) throws RejectException, IOException {
            String mail = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            if (hangUp) {
                session.quit();
                session.closeSocket();
                throw new IOException("hung up");
            }
            maybeRefuse(Moment.DATA);
            mails.add(mail);
            return null;
        }

        @Override
        public void done() {
            // Nothing is held between one mail and the next.
        }
    }
}
