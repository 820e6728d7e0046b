package io.latchkey.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SmtpIT extends RunningProvider {

    @Test
    void aMailThatComesBySmtpIsListedLikeAnyOther() throws Exception {
        send("ada@example.org");

        JsonNode mail = inbox.messages("ada@example.org").getFirst();
        assertThat(mail.path("via").stringValue()).isEqualTo("smtp");
        assertThat(mail.path("answered").intValue()).isEqualTo(250);
        assertThat(mail.path("subject").stringValue()).isEqualTo("Cambia tu contraseña");
        assertThat(mail.path("text").stringValue()).contains("ñandú");
        assertThat(mail.path("html").stringValue()).contains("<b>");
        assertThat(mail.path("headers").path("Message-ID").get(0).stringValue()).startsWith("<");
        assertThat(mail.path("links").toString()).isEqualTo("[\"https://latchkey.test/a#token=x\"]");
    }

    @Test
    void itRefusesAndHangsUpAsTold() throws Exception {
        inbox.behave("{\"smtp\":{\"share\":1.0,\"status\":452}}");
        assertThatThrownBy(() -> send("ada@example.org"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("452");
        inbox.behave("{\"smtp\":{\"hangUp\":true}}");
        assertThatThrownBy(() -> send("ada@example.org")).isInstanceOf(MessagingException.class);

        assertThat(inbox.messages("ada@example.org"))
                .extracting(mail -> mail.path("answered").intValue())
                .containsExactly(0, 452);
        assertThat(inbox.stats().path("smtp").toString())
                .isEqualTo("{\"received\":2,\"accepted\":0,\"refused\":1,\"hungUp\":1}");
    }

    private void send(String to) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(inbox.smtpPort()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("no-reply@latchkey.test"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Cambia tu contraseña", "UTF-8");
        var text = new MimeBodyPart();
        text.setText("https://latchkey.test/a#token=x ñandú", "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<b>ñandú</b>", "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }
}
