package io.latchkey.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the relay that tracks the stage of the mail, and sends nothing more once the mail's time is over: before
 * the last dot a mail was certainly not accepted; after it that is unknown without an answer.
 */
final class TrackingSmtpTransport extends SMTPTransport {

    private final InstantSource clock;
    private SmtpStage stage = SmtpStage.GREETING;
    private ServerReply reply = ServerReply.NONE;
    private boolean awaited = true;
    private Instant until;

    /** @param until nothing is sent at or after this */
    TrackingSmtpTransport(Session session, boolean implicitTls, InstantSource clock, Instant until) {
        super(session, null, "smtp", implicitTls);
        this.clock = clock;
        this.until = until;
    }

    /** Another mail on this connection. */
    void resetForMail(Instant end) {
        until = end;
        stage = SmtpStage.SENDER;
        reply = ServerReply.NONE;
    }

    SmtpStage currentStage() {
        return stage;
    }

    ServerReply lastReply() {
        return reply;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        enterStage(SmtpStage.SENDER);
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        enterStage(SmtpStage.RECIPIENT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        enterStage(SmtpStage.BODY);
        OutputStream body = super.data();
        reply = ServerReply.NONE;
        return body;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        enterStage(SmtpStage.DOT);
        super.finishData();
    }

    /** Keeps the first reply of each stage: after a refusal, the library resets the connection and gets another. */
    @Override
    protected int readServerResponse() throws MessagingException {
        if (awaited) {
            reply = ServerReply.NONE;
        }
        int code = super.readServerResponse();
        if (awaited) {
            reply = code < 100 ? ServerReply.NONE : new ServerReply(code, getLastServerResponse());
            awaited = stage == SmtpStage.GREETING;
        }
        return code;
    }

    private void enterStage(SmtpStage next) throws MessagingException {
        if (!clock.instant().isBefore(until)) {
            reply = ServerReply.NONE;
            throw new SendDeadlineExceeded();
        }
        stage = next;
        reply = ServerReply.NONE;
        awaited = true;
    }

    /** The mail's time was over before all of it was sent. */
    static final class SendDeadlineExceeded extends MessagingException {

        private static final long serialVersionUID = 1;
    }

    /** The stage of an SMTP transaction: the last command sent (RFC 5321, 4.1.1). */
    enum SmtpStage {
        /** Connecting, EHLO, STARTTLS, AUTH. */
        GREETING,
        /** MAIL FROM. */
        SENDER,
        /** RCPT TO. */
        RECIPIENT,
        /** DATA and the message, without its last dot: a server that loses the connection here discards it. */
        BODY,
        /** The last dot was sent: from here on the mail may have been accepted. */
        DOT
    }

    /**
     * A server's reply to the last command.
     *
     * @param code of three digits; null where no answer came
     * @param words the whole reply, code included
     */
    record ServerReply(@Nullable Integer code, String words) {

        static final ServerReply NONE = new ServerReply(null, "");

        boolean hasCode(int wanted) {
            return code != null && code == wanted;
        }

        /** A 4xx: not now. */
        boolean isTransientFailure() {
            return code != null && code >= 400 && code < 500;
        }

        /** A 5xx: never. */
        boolean isPermanentFailure() {
            return code != null && code >= 500 && code < 600;
        }

        boolean speaksOf(String what) {
            return words.toLowerCase(Locale.ROOT).contains(what);
        }
    }
}
