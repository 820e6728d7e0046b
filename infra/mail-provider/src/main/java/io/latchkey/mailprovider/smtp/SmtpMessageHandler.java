package io.latchkey.mailprovider.smtp;

import io.latchkey.mailprovider.http.ConnectionDroppedException;
import io.latchkey.mailprovider.http.RequestBody;
import io.latchkey.mailprovider.store.ProviderStats;
import io.latchkey.mailprovider.store.SimulatedOutcome;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail as it comes in over SMTP. */
final class SmtpMessageHandler implements MessageHandler {

    private final Session session;
    private final SmtpReceiver receiver;
    private final ProviderStats.ChannelStats stats;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    SmtpMessageHandler(Session session, SmtpReceiver receiver, ProviderStats.ChannelStats stats) {
        this.session = session;
        this.receiver = receiver;
        this.stats = stats;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws IOException, RejectException {
        byte[] bytes = data.readNBytes(RequestBody.MAIL + 1);
        if (bytes.length > RequestBody.MAIL) {
            data.transferTo(java.io.OutputStream.nullOutputStream());
            throw refuseMail(552, "the mail is too large");
        }
        try {
            return applyOutcome(receiver.receiveMails(MimeMessageReader.readDrafts(bytes, sender, recipients)));
        } catch (MessagingException e) {
            throw refuseMail(554, "this is not a mail");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refuseMail(421, "the inbox is stopping");
        }
    }

    @Override
    public void done() {
        // Nothing is held between one mail and the next.
    }

    private @Nullable String applyOutcome(SimulatedOutcome outcome) throws IOException, RejectException {
        switch (outcome) {
            case SimulatedOutcome.Taken taken -> {
                stats.countAnswer(250);
                return null;
            }
            case SimulatedOutcome.Refused refused -> throw refuseMail(refused.status(), "the inbox was told to refuse");
            case SimulatedOutcome.HungUp hungUp -> {
                stats.countAnswer(0);
                session.quit();
                session.closeSocket();
                throw new ConnectionDroppedException();
            }
        }
    }

    private RejectException refuseMail(int status, String why) {
        stats.countAnswer(status);
        return new RejectException(status, why);
    }
}
