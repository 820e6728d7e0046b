package io.latchkey.devstack.inbox;

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
final class SmtpDialogue implements MessageHandler {

    private final Session session;
    private final Reception reception;
    private final Stats.Channel stats;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    SmtpDialogue(Session session, Reception reception, Stats.Channel stats) {
        this.session = session;
        this.reception = reception;
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
            throw refused(552, "the mail is too large");
        }
        try {
            return answer(reception.smtp(SmtpDrafts.of(bytes, sender, recipients), reception.now()));
        } catch (MessagingException e) {
            throw refused(554, "this is not a mail");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(421, "the inbox is stopping");
        }
    }

    @Override
    public void done() {
        // Nothing is held between one mail and the next.
    }

    private @Nullable String answer(Fate fate) throws IOException, RejectException {
        switch (fate) {
            case Fate.Taken taken -> {
                stats.count(250);
                return null;
            }
            case Fate.Refused refused -> throw refused(refused.status(), "the inbox was told to refuse");
            case Fate.HungUp hungUp -> {
                stats.count(0);
                session.quit();
                session.closeSocket();
                throw new HungUp();
            }
        }
    }

    private RejectException refused(int status, String why) {
        stats.count(status);
        return new RejectException(status, why);
    }
}
