package io.latchkey.notification.channel;

import jakarta.mail.Session;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** The settings in the mail library's words. */
final class SmtpSession {

    private SmtpSession() {}

    /** @param trust makes TLS sockets; whom it trusts is its own matter, whom it speaks to is checked here */
    static Session of(SmtpSettings settings, FromSettings from, SSLSocketFactory trust) {
        var words = new Properties();
        words.setProperty(
                "mail.smtp.connectiontimeout", millis(settings.connectTimeout().toMillis()));
        words.setProperty("mail.smtp.timeout", millis(settings.answerTimeout().toMillis()));
        words.setProperty(
                "mail.smtp.writetimeout", millis(settings.answerTimeout().toMillis()));
        words.setProperty("mail.smtp.quitwait", "false");
        words.setProperty("mail.smtp.auth", Boolean.toString(settings.signsIn()));
        // Looking our own name up may take longer than the whole mail.
        words.setProperty("mail.smtp.localhost", from.domain());
        words.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        words.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
        words.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        words.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        words.put("mail.smtp.ssl.socketFactory", trust);
        words.setProperty("mail.smtp.socketFactory.fallback", "false");
        return Session.getInstance(words);
    }

    private static String millis(long duration) {
        return Long.toString(duration);
    }
}
