package io.latchkey.devstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTests {

    private Path data = Path.of("");

    @BeforeEach
    void in(@TempDir Path directory) {
        data = directory;
    }

    @Test
    void eachSecretReachesThoseAloneWhoNeedIt() {
        assertThat(readers("LATCHKEY_LINK_KEYS")).containsExactly(Names.ACCOUNT);
        assertThat(readers("LATCHKEY_DIGEST_KEYS")).containsExactly(Names.GATEWAY);
        for (String ours : List.of("LATCHKEY_DEVICE_KEYS", "LATCHKEY_PROOF_KEYS", "LATCHKEY_IDENTITY_KEYS")) {
            assertThat(readers(ours)).containsExactly(Names.GATEWAY);
        }
        assertThat(readers("LATCHKEY_SECOND_FACTOR_KEYS")).containsExactly(Names.ACCOUNT);
        assertThat(readers("LATCHKEY_GATEWAY_DB_PASSWORD")).containsExactly(Names.GATEWAY);
        assertThat(readers("LATCHKEY_ACCOUNT_DB_PASSWORD")).containsExactly(Names.ACCOUNT);
        assertThat(readers("LATCHKEY_NOTIFICATION_DB_PASSWORD")).containsExactly(Names.NOTIFICATION);
        assertThat(readers("LATCHKEY_INBOX_WEBHOOK_KEY")).containsExactly(Names.INBOX);
        assertThat(readers("LATCHKEY_WEBHOOK_KEYS")).containsExactly(Names.NOTIFICATION);
        assertThat(readers("LATCHKEY_SENDGRID_API_KEY")).containsExactly(Names.INBOX, Names.NOTIFICATION);
        assertThat(readers("LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS")).containsExactly(Names.ACCOUNT, Names.GATEWAY);
        assertThat(readers("LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS")).containsExactly(Names.ACCOUNT, Names.NOTIFICATION);
        assertThat(readers("LATCHKEY_GATEWAY_TO_NOTIFICATION_KEYS")).containsExactly(Names.NOTIFICATION, Names.GATEWAY);
        assertThat(readers(Secrets.SUPERUSER)).isEmpty();
    }

    @Test
    void aPersonsSettingWinsOverOurs() {
        Settings settings =
                settings(Map.of("LATCHKEY_PUBLIC_URL", "https://id.example.org", "LATCHKEY_LINK_KEYS", "x"));

        assertThat(settings.of(Names.GATEWAY)).containsEntry("LATCHKEY_PUBLIC_URL", "https://id.example.org");
        assertThat(settings.of(Names.ACCOUNT)).containsEntry("LATCHKEY_LINK_KEYS", "x");
    }

    @Test
    void theInboxIsTheSecondChannelAndAnotherRelayGetsNoPlainMail() {
        Settings usual = settings(Map.of());
        Settings own = settings(Map.of("LATCHKEY_SMTP_HOST", "smtp.example.org"));

        assertThat(usual.of(Names.NOTIFICATION))
                .containsEntry("LATCHKEY_SMTP_HOST", "localhost")
                .containsEntry("LATCHKEY_SMTP_PORT", usual.of(Names.INBOX).get("LATCHKEY_SMTP_PORT"))
                .containsEntry("LATCHKEY_SMTP_TLS", "off");
        assertThat(own.of(Names.NOTIFICATION).get("LATCHKEY_SMTP_TLS")).isNull();
        assertThat(readers("LATCHKEY_SMTP_HOST")).containsExactly(Names.NOTIFICATION);
    }

    @Test
    void aNumberThatOnlyAServiceKnowsReachesTheServices() {
        Settings settings = settings(Map.of("LATCHKEY_SESSION_IDLE", "1h", "HOME", "/nowhere"));

        assertThat(settings.of(Names.GATEWAY))
                .containsEntry("LATCHKEY_SESSION_IDLE", "1h")
                .doesNotContainKey("HOME");
        assertThat(settings.of(Names.INBOX)).doesNotContainKey("LATCHKEY_SESSION_IDLE");
    }

    @Test
    void secretsAreKeptReadableByTheirOwnerAloneAndStayTheSame() throws IOException {
        Map<String, String> first = Secrets.in(data).all();

        assertThat(Secrets.in(data).all()).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(data.resolve("secrets.env")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(first.values()).doesNotHaveDuplicates();
    }

    @Test
    void aSecretThatAnOlderFileLacksIsAddedAndTheOthersStay() throws IOException {
        Map<String, String> first = Secrets.in(data).all();
        List<String> older = Files.readAllLines(data.resolve("secrets.env")).stream()
                .filter(line -> !line.startsWith("LATCHKEY_DIGEST_KEYS="))
                .toList();
        Files.write(data.resolve("secrets.env"), older);

        Map<String, String> second = Secrets.in(data).all();

        assertThat(second).hasSameSizeAs(first).containsEntry("LATCHKEY_LINK_KEYS", first.get("LATCHKEY_LINK_KEYS"));
        assertThat(second.get("LATCHKEY_DIGEST_KEYS")).isNotEqualTo(first.get("LATCHKEY_DIGEST_KEYS"));
    }

    @Test
    void theTextOfAPlanTellsNoSetting() {
        StackPlan plan = plan(Map.of("LATCHKEY_LINK_KEYS", "canary"));

        assertThat(plan.toString()).doesNotContain("canary");
    }

    @Test
    void aReplicaListensOnPortsOfItsOwnAsksItsOwnPeersAndSharesTheRest() {
        Settings first = settings(Map.of());
        StackPorts ports = plan(Map.of()).ports().replica(2);
        Map<String, String> gateway = first.on(ports).of(Names.GATEWAY);
        Map<String, String> one = first.of(Names.GATEWAY);

        assertThat(gateway)
                .containsEntry("LATCHKEY_GATEWAY_PORT", Integer.toString(ports.gateway()))
                .containsEntry("LATCHKEY_ACCOUNT_URL", "http://localhost:" + ports.account())
                .containsEntry("LATCHKEY_POSTGRES_PORT", Integer.toString(ports.postgres()))
                .containsEntry("LATCHKEY_PUBLIC_URL", one.get("LATCHKEY_PUBLIC_URL"))
                .containsEntry("LATCHKEY_DIGEST_KEYS", one.get("LATCHKEY_DIGEST_KEYS"));
    }

    private List<String> readers(String variable) {
        Settings settings = settings(Map.of());
        return Extent.ALL.names().stream()
                .filter(name -> List.of(Names.INBOX, Names.ACCOUNT, Names.NOTIFICATION, Names.GATEWAY)
                        .contains(name))
                .filter(name -> settings.of(name).containsKey(variable))
                .toList();
    }

    private Settings settings(Map<String, String> own) {
        return Settings.of(plan(own), Secrets.in(data));
    }

    private StackPlan plan(Map<String, String> own) {
        return new StackPlan(data, data, StackPorts.free(), Extent.ALL, own);
    }
}
