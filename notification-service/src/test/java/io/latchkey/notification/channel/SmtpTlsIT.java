package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.notification.channel.SendOutcome.Fault;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold before a relay is told anything: TLS, a certificate that is trusted and its own, a sign-in. */
class SmtpTlsIT {

    private static final SSLSocketFactory SYSTEM = (SSLSocketFactory) SSLSocketFactory.getDefault();
    private static final String PASSWORD = "relay-password-of-a-test";

    @Test
    void withoutTlsNothingIsSentWhereItIsRequired() {
        try (var plain = FakeRelay.plain()) {
            assertThat(send(Settings.smtp(plain.port(), "required"), SYSTEM))
                    .isInstanceOf(SendOutcome.Unavailable.class);
            assertThat(plain.sessions()).isZero();
            assertThat(plain.mails()).isEmpty();
        }
    }

    @Test
    void startTlsWantsACertificateThatIsTrustedAndTheHostsOwn(@TempDir Path directory) throws Exception {
        TestTls good = TestTls.of(directory, "localhost");
        TestTls otherHost = TestTls.of(directory, "elsewhere.example.org");
        try (var relay = FakeRelay.startTls(good.server());
                var misnamed = FakeRelay.startTls(otherHost.server())) {
            assertThat(send(Settings.smtp(relay.port(), "required"), trusting(good)))
                    .isInstanceOf(SendOutcome.Accepted.class);
            assertIsOurFault(send(Settings.smtp(relay.port(), "required"), SYSTEM));
            assertIsOurFault(send(Settings.smtp(misnamed.port(), "required"), trusting(otherHost)));
            assertThat(relay.mails()).hasSize(1);
            assertThat(misnamed.mails()).isEmpty();
        }
    }

    @Test
    void tlsFromTheFirstByteWantsTheSame(@TempDir Path directory) throws Exception {
        TestTls good = TestTls.of(directory, "localhost");
        TestTls otherHost = TestTls.of(directory, "elsewhere.example.org");
        try (var relay = FakeRelay.implicitTls(good.server());
                var misnamed = FakeRelay.implicitTls(otherHost.server())) {
            assertThat(send(Settings.smtp(relay.port(), "implicit"), trusting(good)))
                    .isInstanceOf(SendOutcome.Accepted.class);
            assertIsOurFault(send(Settings.smtp(relay.port(), "implicit"), SYSTEM));
            assertIsOurFault(send(Settings.smtp(misnamed.port(), "implicit"), trusting(otherHost)));
            assertThat(relay.mails()).hasSize(1);
            assertThat(misnamed.mails()).isEmpty();
        }
    }

    @Test
    void aPlainRelayIsNotSpokenToWhereTlsComesFirst() {
        try (var plain = FakeRelay.plain()) {
            assertThat(send(Settings.smtp(plain.port(), "implicit"), SYSTEM))
                    .isInstanceOf(SendOutcome.Unavailable.class);
            assertThat(plain.mails()).isEmpty();
        }
    }

    @Test
    void whoMustSignInDoesSoAndAWrongPasswordIsOursToMend(@TempDir Path directory) throws Exception {
        TestTls tls = TestTls.of(directory, "localhost");
        try (var relay = FakeRelay.signedIn(tls.server(), PASSWORD)) {
            assertThat(send(Settings.smtp(relay.port(), "required", "latchkey", PASSWORD), trusting(tls)))
                    .isInstanceOf(SendOutcome.Accepted.class);
            SendOutcome wrong =
                    send(Settings.smtp(relay.port(), "required", "latchkey", "another-password"), trusting(tls));
            assertIsOurFault(wrong);
            assertThat(wrong.toString()).doesNotContain("another-password");
            assertIsOurFault(send(Settings.smtp(relay.port(), "required"), trusting(tls)));
            assertThat(relay.mails()).hasSize(1);
        }
    }

    /** Nobody's mail is refused for it: the channel is away until somebody mends it. */
    private static void assertIsOurFault(SendOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Unavailable.class, no -> assertThat(no.fault())
                .isEqualTo(Fault.CONFIGURATION));
    }

    private static SSLSocketFactory trusting(TestTls tls) throws Exception {
        SSLContext context = tls.client();
        return context.getSocketFactory();
    }

    private static SendOutcome send(SmtpSettings settings, SSLSocketFactory trust) {
        var channel = new SmtpChannel(settings, Settings.FROM, trust, Clock.systemUTC());
        try {
            return channel.send(Settings.mail());
        } finally {
            channel.close();
        }
    }
}
