package io.latchkey.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Idle connections to the relay, the freshest first. */
final class SmtpConnectionPool {

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

    private final Session session;
    private final SmtpSettings settings;
    private final Clock clock;
    private final ConcurrentLinkedDeque<IdleConnection> idle = new ConcurrentLinkedDeque<>();

    private record IdleConnection(TrackingSmtpTransport connection, Instant since) {}

    SmtpConnectionPool(SmtpSettings settings, FromSettings from, SSLSocketFactory trust, Clock clock) {
        this.session = createSession(settings, from, trust);
        this.settings = settings;
        this.clock = clock;
    }

    Session session() {
        return session;
    }

    /** One that was used before and still answers; null where there is none. */
    @Nullable
    TrackingSmtpTransport pollIdle(Instant until) {
        for (IdleConnection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            boolean fresh = next.since().plus(LONGEST_IDLE).isAfter(clock.instant());
            // A connection the relay has closed must not look like a relay that is down: it is tested first.
            if (fresh && next.connection().isConnected()) {
                next.connection().resetForMail(until);
                return next.connection();
            }
            closeConnection(next.connection());
        }
        return null;
    }

    /** A new one, not connected yet. */
    TrackingSmtpTransport createConnection(Instant until) {
        return new TrackingSmtpTransport(session, settings.isImplicitTls(), clock, until);
    }

    void connect(TrackingSmtpTransport connection) throws MessagingException {
        boolean authenticates = settings.usesAuthentication();
        connection.connect(
                settings.host(),
                settings.portOrDefault(),
                authenticates ? settings.user() : null,
                authenticates ? settings.passwordSecret().value() : null);
    }

    void returnIdle(TrackingSmtpTransport connection) {
        idle.addFirst(new IdleConnection(connection, clock.instant()));
    }

    /** Closes it; in the middle of a message that keeps the relay from accepting the message. */
    void closeConnection(TrackingSmtpTransport connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            // It is closed already.
        }
    }

    void close() {
        for (IdleConnection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            closeConnection(next.connection());
        }
    }

    /** @param trust makes TLS sockets; which certificates it trusts is its concern, the server's name is checked here */
    private static Session createSession(SmtpSettings settings, FromSettings from, SSLSocketFactory trust) {
        var properties = new Properties();
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                toMillis(settings.connectTimeout().toMillis()));
        properties.setProperty(
                "mail.smtp.timeout", toMillis(settings.answerTimeout().toMillis()));
        properties.setProperty(
                "mail.smtp.writetimeout", toMillis(settings.answerTimeout().toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.usesAuthentication()));
        // Looking up the own host name may take longer than the whole mail.
        properties.setProperty("mail.smtp.localhost", from.senderDomain());
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.usesStartTls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.usesStartTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.put("mail.smtp.ssl.socketFactory", trust);
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        return Session.getInstance(properties);
    }

    private static String toMillis(long duration) {
        return Long.toString(duration);
    }
}
