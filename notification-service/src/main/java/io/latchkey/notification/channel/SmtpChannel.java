package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.notification.channel.SendOutcome.Fault;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/** Sends through an SMTP relay. */
final class SmtpChannel implements MailChannel {

    private final SmtpSettings settings;
    private final FromSettings from;
    private final Clock clock;
    private final SmtpConnectionPool connections;
    private final Semaphore free;

    SmtpChannel(SmtpSettings settings, FromSettings from, SSLSocketFactory trust, Clock clock) {
        this.settings = settings;
        this.from = from;
        this.clock = clock;
        this.connections = new SmtpConnectionPool(settings, from, trust, clock);
        this.free = new Semaphore(settings.connections());
    }

    @Override
    public MailProvider provider() {
        return MailProvider.SMTP;
    }

    @Override
    public SendOutcome send(OutboundMail outbound) {
        Instant now = clock.instant();
        Instant until = earlierOf(now.plus(settings.answerTimeout()), outbound.diesAt());
        SmtpMessage mail;
        try {
            mail = SmtpMessage.of(outbound, from, connections.session(), now);
        } catch (AddressException e) {
            return new SendOutcome.Refused(null, new Refusal.OfRecipient(EmailReason.OTHER), "no address for a mail");
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail could not be written in MIME form", e);
        }
        return sendInTurn(mail, until);
    }

    private SendOutcome sendInTurn(SmtpMessage mail, Instant until) {
        try {
            long millis = Math.max(0, Duration.between(clock.instant(), until).toMillis());
            if (!free.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                return new SendOutcome.TryLater(null, "no free connection");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendOutcome.TryLater(null, "interrupted");
        }
        try {
            return sendOnConnection(mail, until);
        } finally {
            free.release();
        }
    }

    private SendOutcome sendOnConnection(SmtpMessage mail, Instant until) {
        TrackingSmtpTransport idle = connections.pollIdle(until);
        TrackingSmtpTransport connection = idle == null ? connections.createConnection(until) : idle;
        try {
            if (idle == null) {
                connections.connect(connection);
            }
            connection.sendMessage(mail, mail.getAllRecipients());
            connections.returnIdle(connection);
            return new SendOutcome.Accepted(
                    250,
                    ProviderMessageSanitizer.sanitizeMessage(
                            connection.lastReply().words()),
                    null);
        } catch (MessagingException | IllegalStateException e) {
            connections.closeConnection(connection);
            return toOutcome(connection, e);
        }
    }

    private static SendOutcome toOutcome(TrackingSmtpTransport connection, Exception e) {
        String what = ProviderMessageSanitizer.describeFailure(e);
        if (e instanceof TrackingSmtpTransport.SendDeadlineExceeded) {
            return new SendOutcome.Unavailable(Fault.DOWN, null, null, what);
        }
        if (e instanceof AuthenticationFailedException) {
            return new SendOutcome.Unavailable(
                    Fault.CONFIGURATION, connection.lastReply().code(), null, "sign-in refused");
        }
        return isTlsFailure(e)
                ? new SendOutcome.Unavailable(Fault.CONFIGURATION, null, null, what)
                : SmtpOutcomeMapper.toOutcome(connection.currentStage(), connection.lastReply(), what);
    }

    /** Before the mail itself: a certificate that is not trusted, a protocol too old. */
    private static boolean isTlsFailure(Exception e) {
        return e.getCause() instanceof SSLException;
    }

    private static Instant earlierOf(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public void close() {
        connections.close();
    }
}
