package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.channel.FakeRelay.Moment;
import io.latchkey.notification.channel.SendOutcome.Fault;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import io.latchkey.notification.mail.RenderedMail;
import io.latchkey.testkit.SettableClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The SMTP channel with a server that answers in every way. */
class SmtpChannelIT {

    private static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000001");
    private static final SSLSocketFactory SYSTEM = (SSLSocketFactory) SSLSocketFactory.getDefault();

    private final FakeRelay relay = FakeRelay.plain();
    private final SmtpChannel channel = plain(Clock.systemUTC());

    @AfterEach
    void stop() {
        channel.close();
        relay.close();
    }

    @Test
    void aMailArrivesInBothFormsWithTheHeadersThatItHasOnEveryWay() throws Exception {
        assertThat(channel.send(mail("Su cuenta está lista", "Hola, Ñandú", 3)))
                .isInstanceOf(SendOutcome.Accepted.class);

        MimeMessage mail = taken(0);
        assertThat(mail.getHeader("Message-ID")).containsExactly("<" + ID + "@latchkey.test>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Latchkey-Email-Id")).containsExactly(ID.toString());
        assertThat(mail.getHeader("X-Latchkey-Attempt")).containsExactly("3");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("To")).containsExactly("ada@example.org");
        assertThat(mail.getSubject()).isEqualTo("Su cuenta está lista");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Hola, Ñandú");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    }

    @Test
    void charactersThatOnceBecameLineEndsStayWhatTheyAre() throws Exception {
        String evil = "x\u760D\u760ABcc: eve@example.org\u760D\u760A\u760D\u760Ahello";
        var from = new FromSettings("no-reply@latchkey.test", "L\u760D\u760ABcc: eve@example.org");
        var mine = new SmtpChannel(Settings.smtp(relay.port(), "off"), from, SYSTEM, Clock.systemUTC());

        assertThat(mine.send(mail(evil, evil, 1))).isInstanceOf(SendOutcome.Accepted.class);
        mine.close();

        MimeMessage mail = taken(0);
        assertThat(mail.getSubject()).isEqualTo(evil);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotHaveDuplicates();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(((MimeMultipart) mail.getContent()).getBodyPart(0).getContent())
                .isEqualTo(evil);
    }

    @Test
    void oneConnectionCarriesManyMails() {
        for (int i = 0; i < 5; i++) {
            assertThat(channel.send(mail("s", "t", 1))).isInstanceOf(SendOutcome.Accepted.class);
        }

        assertThat(relay.mails()).hasSize(5);
        assertThat(relay.sessions()).isEqualTo(1);
    }

    @Test
    void eachRefusalIsReadByTheStageItCameAt() {
        relay.refuse(Moment.RECIPIENT, 550, "5.1.1 no such user");
        assertThat(channel.send(mail("s", "t", 1)))
                .isEqualTo(new SendOutcome.Refused(
                        550, new Refusal.OfRecipient(EmailReason.UNKNOWN_RECIPIENT), "550 5.1.1 no such user"));
        relay.refuse(Moment.RECIPIENT, 450, "4.7.1 greylisted");
        assertThat(channel.send(mail("s", "t", 1))).isInstanceOf(SendOutcome.TryLater.class);
        relay.welcome();
        relay.refuse(Moment.SENDER, 451, "later");
        assertThat(channel.send(mail("s", "t", 1))).isEqualTo(unavailable(Fault.DOWN, 451, "451 later"));
        relay.welcome();
        relay.refuse(Moment.DATA, 451, "later");
        assertThat(channel.send(mail("s", "t", 1))).isEqualTo(unavailable(Fault.DOWN, 451, "451 later"));
        relay.refuse(Moment.DATA, 554, "5.7.1 spam");
        assertThat(channel.send(mail("s", "t", 1)))
                .isEqualTo(new SendOutcome.Refused(554, new Refusal.OfMessage(), "554 5.7.1 spam"));
        relay.welcome();
        assertThat(channel.send(mail("s", "t", 1))).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void aConnectionThatEndsAfterTheLastDotLeavesADoubt() {
        relay.hangUpAfterTheBody();

        assertThat(channel.send(mail("s", "t", 1))).isInstanceOf(SendOutcome.InDoubt.class);
    }

    @Test
    void aRelayThatIsNotThereTakesNothing() {
        relay.close();

        assertThat(channel.send(mail("s", "t", 1)))
                .isInstanceOfSatisfying(SendOutcome.Unavailable.class, no -> assertThat(no.fault())
                        .isEqualTo(Fault.DOWN));
    }

    @Test
    void aMailWhoseTimeIsOverIsNotHandedOver() {
        Instant now = Instant.parse("2026-11-23T14:00:00Z");
        var mine = plain(SettableClock.startingAt(now));

        SendOutcome outcome = mine.send(
                new OutboundMail(ID, 1, new EmailAddress("ada@example.org"), new RenderedMail("s", "t", "h"), now));
        mine.close();

        assertThat(outcome).isNotInstanceOf(SendOutcome.Accepted.class).isNotInstanceOf(SendOutcome.InDoubt.class);
        assertThat(relay.mails()).isEmpty();
    }

    @Test
    void anAddressThatNoMailCanCarryIsRefusedAndNeverSaid() {
        SendOutcome outcome = channel.send(new OutboundMail(
                ID, 1, new EmailAddress("a>b,c@example.org"), new RenderedMail("s", "t", "h"), Instant.MAX));

        assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
        assertThat(relay.sessions()).isZero();
    }

    private SmtpChannel plain(Clock clock) {
        return new SmtpChannel(Settings.smtp(relay.port(), "off"), Settings.FROM, SYSTEM, clock);
    }

    private static SendOutcome unavailable(Fault fault, int status, String words) {
        return new SendOutcome.Unavailable(fault, status, null, words);
    }

    private static OutboundMail mail(String subject, String text, int attempt) {
        var content = new RenderedMail(subject, text, "<p>" + text + "</p>");
        return new OutboundMail(
                ID,
                attempt,
                new EmailAddress("ada@example.org"),
                content,
                Instant.now().plus(Duration.ofMinutes(5)));
    }

    private MimeMessage taken(int index) throws MessagingException {
        return new MimeMessage(
                null, new ByteArrayInputStream(relay.mails().get(index).getBytes(StandardCharsets.UTF_8)));
    }
}
