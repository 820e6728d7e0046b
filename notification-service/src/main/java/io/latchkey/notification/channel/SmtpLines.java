package io.latchkey.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Connections to the relay that wait for their next mail, the freshest first. */
final class SmtpLines {

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

    private final Session session;
    private final SmtpSettings settings;
    private final Clock clock;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    private record Idle(SmtpConversation line, Instant since) {}

    SmtpLines(Session session, SmtpSettings settings, Clock clock) {
        this.session = session;
        this.settings = settings;
        this.clock = clock;
    }

    /** One that was used before and still answers; null where there is none. */
    @Nullable
    SmtpConversation waiting(Instant until) {
        for (Idle next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            boolean fresh = next.since().plus(LONGEST_IDLE).isAfter(clock.instant());
            // A line the other side has closed must not look like a relay that is away: it is asked first.
            if (fresh && next.line().isConnected()) {
                next.line().anew(until);
                return next.line();
            }
            drop(next.line());
        }
        return null;
    }

    /** A new one, not connected yet. */
    SmtpConversation made(Instant until) {
        return new SmtpConversation(session, settings.implicitTls(), clock, until);
    }

    void connect(SmtpConversation line) throws MessagingException {
        boolean signsIn = settings.signsIn();
        line.connect(
                settings.host(),
                settings.portOrUsual(),
                signsIn ? settings.user() : null,
                signsIn ? settings.secret().value() : null);
    }

    void keep(SmtpConversation line) {
        idle.addFirst(new Idle(line, clock.instant()));
    }

    /** Closes it; in the middle of a message that is what keeps the message from being taken. */
    void drop(SmtpConversation line) {
        try {
            line.close();
        } catch (MessagingException e) {
            // It is gone already: that was wanted.
        }
    }

    void close() {
        for (Idle next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            drop(next.line());
        }
    }
}
