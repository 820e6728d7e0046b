package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.mail.RenderedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Settings as they are by default, and a mail, for tests. */
final class Settings {

    static final FromSettings FROM = new FromSettings("no-reply@latchkey.test", "Latchkey");

    private Settings() {}

    static ChannelSettings channels(List<String> order, SmtpSettings smtp) {
        return channels(order, smtp, Duration.ofSeconds(5));
    }

    /** A breaker that does not stay open for long. */
    static ChannelSettings quick() {
        return channels(List.of("sendgrid", "smtp"), smtp(1, "off"), Duration.ofMillis(200));
    }

    static SmtpSettings smtp(int port, String tls) {
        return smtp(port, tls, "", "");
    }

    static SmtpSettings smtp(int port, String tls, String user, String password) {
        return new SmtpSettings(
                "localhost", port, tls, user, password, 4, Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    static OutboundMail mail() {
        return new OutboundMail(
                UUID.fromString("01920000-0000-7000-8000-000000000001"),
                1,
                new EmailAddress("ada@example.org"),
                new RenderedMail("Subject", "text", "<p>html</p>"),
                Instant.MAX);
    }

    private static ChannelSettings channels(List<String> order, SmtpSettings smtp, Duration open) {
        return new ChannelSettings(
                order,
                open,
                open.multipliedBy(6),
                3,
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofMillis(500),
                smtp);
    }
}
