package io.latchkey.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection to the relay that knows how far the mail has come, and says no further word once the mail's time is over:
 * before the last dot a mail surely was not taken, after it nobody can tell without an answer.
 */
final class SmtpConversation extends SMTPTransport {

    private final InstantSource clock;
    private SmtpStage stage = SmtpStage.GREETING;
    private SmtpReply reply = SmtpReply.NONE;
    private boolean awaited = true;
    private Instant until;

    /** @param until nothing is said at or after this */
    SmtpConversation(Session session, boolean implicitTls, InstantSource clock, Instant until) {
        super(session, null, "smtp", implicitTls);
        this.clock = clock;
        this.until = until;
    }

    /** Another mail on this connection. */
    void anew(Instant end) {
        until = end;
        stage = SmtpStage.SENDER;
        reply = SmtpReply.NONE;
    }

    SmtpStage stage() {
        return stage;
    }

    SmtpReply reply() {
        return reply;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        enter(SmtpStage.SENDER);
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        enter(SmtpStage.RECIPIENT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        enter(SmtpStage.BODY);
        OutputStream body = super.data();
        reply = SmtpReply.NONE;
        return body;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        enter(SmtpStage.DOT);
        super.finishData();
    }

    /** Keeps the first reply of each stage: after a no, the library resets the connection and hears another. */
    @Override
    protected int readServerResponse() throws MessagingException {
        if (awaited) {
            reply = SmtpReply.NONE;
        }
        int code = super.readServerResponse();
        if (awaited) {
            reply = code < 100 ? SmtpReply.NONE : new SmtpReply(code, getLastServerResponse());
            awaited = stage == SmtpStage.GREETING;
        }
        return code;
    }

    private void enter(SmtpStage next) throws MessagingException {
        if (!clock.instant().isBefore(until)) {
            reply = SmtpReply.NONE;
            throw new OutOfTime();
        }
        stage = next;
        reply = SmtpReply.NONE;
        awaited = true;
    }

    /** The mail's time was over before all was said. */
    static final class OutOfTime extends MessagingException {

        private static final long serialVersionUID = 1;
    }
}
