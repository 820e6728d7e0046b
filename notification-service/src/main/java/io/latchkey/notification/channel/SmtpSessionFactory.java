package io.latchkey.notification.channel;

import jakarta.mail.Session;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** The settings in the mail library's words. */
final class SmtpSessionFactory {

    private SmtpSessionFactory() {}

    /** @param trust makes TLS sockets; whom it trusts is its own matter, whom it speaks to is checked here */
    static Session createSession(SmtpSettings settings, FromSettings from, SSLSocketFactory trust) {
        var words = new Properties();
        words.setProperty(
                "mail.smtp.connectiontimeout",
                toMillis(settings.connectTimeout().toMillis()));
        words.setProperty("mail.smtp.timeout", toMillis(settings.answerTimeout().toMillis()));
        words.setProperty(
                "mail.smtp.writetimeout", toMillis(settings.answerTimeout().toMillis()));
        words.setProperty("mail.smtp.quitwait", "false");
        words.setProperty("mail.smtp.auth", Boolean.toString(settings.usesAuthentication()));
        // Looking our own name up may take longer than the whole mail.
        words.setProperty("mail.smtp.localhost", from.senderDomain());
        words.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.usesStartTls()));
        words.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.usesStartTls()));
        words.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        words.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        words.put("mail.smtp.ssl.socketFactory", trust);
        words.setProperty("mail.smtp.socketFactory.fallback", "false");
        return Session.getInstance(words);
    }

    private static String toMillis(long duration) {
        return Long.toString(duration);
    }
}
