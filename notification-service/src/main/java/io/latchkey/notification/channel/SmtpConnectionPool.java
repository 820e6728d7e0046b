package io.latchkey.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Connections to the relay that wait for their next mail, the freshest first. */
final class SmtpConnectionPool {

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

    private final Session session;
    private final SmtpSettings settings;
    private final Clock clock;
    private final ConcurrentLinkedDeque<IdleConnection> idle = new ConcurrentLinkedDeque<>();

    private record IdleConnection(TrackingSmtpTransport line, Instant since) {}

    SmtpConnectionPool(Session session, SmtpSettings settings, Clock clock) {
        this.session = session;
        this.settings = settings;
        this.clock = clock;
    }

    /** One that was used before and still answers; null where there is none. */
    @Nullable
    TrackingSmtpTransport pollIdle(Instant until) {
        for (IdleConnection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            boolean fresh = next.since().plus(LONGEST_IDLE).isAfter(clock.instant());
            // A line the other side has closed must not look like a relay that is away: it is asked first.
            if (fresh && next.line().isConnected()) {
                next.line().resetForMail(until);
                return next.line();
            }
            closeConnection(next.line());
        }
        return null;
    }

    /** A new one, not connected yet. */
    TrackingSmtpTransport createConnection(Instant until) {
        return new TrackingSmtpTransport(session, settings.isImplicitTls(), clock, until);
    }

    void connect(TrackingSmtpTransport line) throws MessagingException {
        boolean signsIn = settings.usesAuthentication();
        line.connect(
                settings.host(),
                settings.portOrDefault(),
                signsIn ? settings.user() : null,
                signsIn ? settings.passwordSecret().value() : null);
    }

    void returnIdle(TrackingSmtpTransport line) {
        idle.addFirst(new IdleConnection(line, clock.instant()));
    }

    /** Closes it; in the middle of a message that is what keeps the message from being taken. */
    void closeConnection(TrackingSmtpTransport line) {
        try {
            line.close();
        } catch (MessagingException e) {
            // It is gone already: that was wanted.
        }
    }

    void close() {
        for (IdleConnection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            closeConnection(next.line());
        }
    }
}
