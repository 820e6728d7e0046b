package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailProvider;
import io.latchkey.notification.channel.SendOutcome.Fault;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
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
    private final Session session;
    private final SmtpLines lines;
    private final Semaphore free;

    SmtpChannel(SmtpSettings settings, FromSettings from, SSLSocketFactory trust, Clock clock) {
        this.settings = settings;
        this.from = from;
        this.clock = clock;
        this.session = SmtpSession.of(settings, from, trust);
        this.lines = new SmtpLines(session, settings, clock);
        this.free = new Semaphore(settings.connections());
    }

    @Override
    public MailProvider provider() {
        return MailProvider.SMTP;
    }

    @Override
    public SendOutcome send(Outgoing outgoing) {
        Instant now = clock.instant();
        Instant until = earlier(now.plus(settings.answerTimeout()), outgoing.diesAt());
        SmtpMessage mail;
        try {
            mail = SmtpMessage.of(outgoing, from, session, now);
        } catch (AddressException e) {
            return new SendOutcome.Refused(null, new Refusal.OfRecipient(EmailReason.OTHER), "no address for a mail");
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail could not be written in MIME form", e);
        }
        return inTurn(mail, until);
    }

    private SendOutcome inTurn(SmtpMessage mail, Instant until) {
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
            return over(mail, until);
        } finally {
            free.release();
        }
    }

    private SendOutcome over(SmtpMessage mail, Instant until) {
        SmtpConversation waiting = lines.waiting(until);
        SmtpConversation line = waiting == null ? lines.made(until) : waiting;
        try {
            if (waiting == null) {
                lines.connect(line);
            }
            line.sendMessage(mail, mail.getAllRecipients());
            lines.keep(line);
            return new SendOutcome.Accepted(
                    250, ProviderWords.stripped(line.reply().words()), null);
        } catch (MessagingException | IllegalStateException e) {
            lines.drop(line);
            return broken(line, e);
        }
    }

    private static SendOutcome broken(SmtpConversation line, Exception e) {
        String what = ProviderWords.ours(e);
        if (e instanceof SmtpConversation.OutOfTime) {
            return new SendOutcome.Unavailable(Fault.DOWN, null, null, what);
        }
        if (e instanceof AuthenticationFailedException) {
            return new SendOutcome.Unavailable(Fault.OURS, line.reply().code(), null, "sign-in refused");
        }
        return isTls(e)
                ? new SendOutcome.Unavailable(Fault.OURS, null, null, what)
                : SmtpVerdict.of(line.stage(), line.reply(), what);
    }

    /** Before anything of a mail was said: a certificate we do not trust, a protocol too old. */
    private static boolean isTls(Exception e) {
        return e.getCause() instanceof SSLException;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public void close() {
        lines.close();
    }
}
