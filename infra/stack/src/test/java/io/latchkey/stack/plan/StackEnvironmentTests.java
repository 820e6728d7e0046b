package io.latchkey.stack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.recordmac.MacKeyName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackEnvironmentTests {

    private Path data = Path.of("");

    @BeforeEach
    void in(@TempDir Path directory) {
        data = directory;
    }

    @Test
    void eachSecretReachesThoseAloneWhoNeedIt() {
        assertThat(readers("LATCHKEY_LINK_KEYS")).containsExactly(ProcessNames.ACCOUNT);
        assertThat(readers("LATCHKEY_DIGEST_KEYS")).containsExactly(ProcessNames.GATEWAY);
        for (String ours : List.of("LATCHKEY_DEVICE_KEYS", "LATCHKEY_PROOF_KEYS", "LATCHKEY_IDENTITY_KEYS")) {
            assertThat(readers(ours)).containsExactly(ProcessNames.GATEWAY);
        }
        assertThat(readers("LATCHKEY_SECOND_FACTOR_KEYS")).containsExactly(ProcessNames.ACCOUNT);
        assertThat(readers("LATCHKEY_GATEWAY_DB_PASSWORD")).containsExactly(ProcessNames.GATEWAY);
        assertThat(readers("LATCHKEY_ACCOUNT_DB_PASSWORD")).containsExactly(ProcessNames.ACCOUNT);
        assertThat(readers("LATCHKEY_NOTIFICATION_DB_PASSWORD")).containsExactly(ProcessNames.NOTIFICATION);
        assertThat(readers("LATCHKEY_INBOX_WEBHOOK_KEY")).containsExactly(ProcessNames.INBOX);
        assertThat(readers("LATCHKEY_WEBHOOK_KEYS")).containsExactly(ProcessNames.NOTIFICATION);
        assertThat(readers("LATCHKEY_SENDGRID_API_KEY")).containsExactly(ProcessNames.INBOX, ProcessNames.NOTIFICATION);
        assertThat(readers("LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS"))
                .containsExactly(ProcessNames.ACCOUNT, ProcessNames.GATEWAY);
        assertThat(readers("LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS"))
                .containsExactly(ProcessNames.ACCOUNT, ProcessNames.NOTIFICATION);
        assertThat(readers("LATCHKEY_GATEWAY_TO_NOTIFICATION_KEYS"))
                .containsExactly(ProcessNames.NOTIFICATION, ProcessNames.GATEWAY);
        assertThat(readers(StackSecrets.SUPERUSER)).isEmpty();
    }

    @Test
    void theKeysOfRecordsReachTheirWriterAndTheirReaderAndNobodyElse() {
        for (MacKeyName list : MacKeyName.values()) {
            assertThat(readers(list.variable()))
                    .as(list.variable())
                    .hasSameElementsAs(
                            List.of(list.writer().consumerGroup(), list.reader().consumerGroup()));
        }
    }

    @Test
    void aPersonsSettingWinsOverOurs() {
        StackEnvironment settings =
                settings(Map.of("LATCHKEY_PUBLIC_URL", "https://id.example.org", "LATCHKEY_LINK_KEYS", "x"));

        assertThat(settings.variablesFor(ProcessNames.GATEWAY))
                .containsEntry("LATCHKEY_PUBLIC_URL", "https://id.example.org");
        assertThat(settings.variablesFor(ProcessNames.ACCOUNT)).containsEntry("LATCHKEY_LINK_KEYS", "x");
    }

    @Test
    void theInboxIsTheSecondChannelAndAnotherRelayGetsNoPlainMail() {
        StackEnvironment usual = settings(Map.of());
        StackEnvironment own = settings(Map.of("LATCHKEY_SMTP_HOST", "smtp.example.org"));

        assertThat(usual.variablesFor(ProcessNames.NOTIFICATION))
                .containsEntry("LATCHKEY_SMTP_HOST", "localhost")
                .containsEntry(
                        "LATCHKEY_SMTP_PORT",
                        usual.variablesFor(ProcessNames.INBOX).get("LATCHKEY_SMTP_PORT"))
                .containsEntry("LATCHKEY_SMTP_TLS", "off");
        assertThat(own.variablesFor(ProcessNames.NOTIFICATION).get("LATCHKEY_SMTP_TLS"))
                .isNull();
        assertThat(readers("LATCHKEY_SMTP_HOST")).containsExactly(ProcessNames.NOTIFICATION);
    }

    @Test
    void aNumberThatOnlyAServiceKnowsReachesTheServices() {
        StackEnvironment settings = settings(Map.of("LATCHKEY_SESSION_IDLE", "1h", "HOME", "/nowhere"));

        assertThat(settings.variablesFor(ProcessNames.GATEWAY))
                .containsEntry("LATCHKEY_SESSION_IDLE", "1h")
                .doesNotContainKey("HOME");
        assertThat(settings.variablesFor(ProcessNames.INBOX)).doesNotContainKey("LATCHKEY_SESSION_IDLE");
    }

    @Test
    void whatPostgresLoadsAtItsStartIsNoServicesBusiness() {
        StackEnvironment settings = settings(Map.of(StackEnvironment.POSTGRES_PRELOAD, "pg_stat_statements"));

        assertThat(settings.variablesFor(ProcessNames.GATEWAY)).doesNotContainKey(StackEnvironment.POSTGRES_PRELOAD);
    }

    @Test
    void secretsAreKeptReadableByTheirOwnerAloneAndStayTheSame() throws IOException {
        Map<String, String> first = StackSecrets.loadFrom(data).toMap();

        assertThat(StackSecrets.loadFrom(data).toMap()).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(data.resolve("secrets.env")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(first.values()).doesNotHaveDuplicates();
    }

    @Test
    void aSecretThatAnOlderFileLacksIsAddedAndTheOthersStay() throws IOException {
        Map<String, String> first = StackSecrets.loadFrom(data).toMap();
        List<String> older = Files.readAllLines(data.resolve("secrets.env")).stream()
                .filter(line -> !line.startsWith("LATCHKEY_DIGEST_KEYS="))
                .toList();
        Files.write(data.resolve("secrets.env"), older);

        Map<String, String> second = StackSecrets.loadFrom(data).toMap();

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
        StackEnvironment first = settings(Map.of());
        StackPorts ports = plan(Map.of()).ports().forReplica(2);
        Map<String, String> gateway = first.movedTo(ports).variablesFor(ProcessNames.GATEWAY);
        Map<String, String> one = first.variablesFor(ProcessNames.GATEWAY);

        assertThat(gateway)
                .containsEntry("LATCHKEY_GATEWAY_PORT", Integer.toString(ports.portOf(ListenerPort.GATEWAY)))
                .containsEntry("LATCHKEY_ACCOUNT_URL", "http://localhost:" + ports.portOf(ListenerPort.ACCOUNT))
                .containsEntry("LATCHKEY_POSTGRES_PORT", Integer.toString(ports.portOf(ListenerPort.POSTGRES)))
                .containsEntry("LATCHKEY_PUBLIC_URL", one.get("LATCHKEY_PUBLIC_URL"))
                .containsEntry("LATCHKEY_DIGEST_KEYS", one.get("LATCHKEY_DIGEST_KEYS"));
    }

    private List<String> readers(String variable) {
        StackEnvironment settings = settings(Map.of());
        return StackScope.ALL.processNames().stream()
                .filter(name -> List.of(
                                ProcessNames.INBOX,
                                ProcessNames.ACCOUNT,
                                ProcessNames.NOTIFICATION,
                                ProcessNames.GATEWAY)
                        .contains(name))
                .filter(name -> settings.variablesFor(name).containsKey(variable))
                .toList();
    }

    private StackEnvironment settings(Map<String, String> own) {
        return StackEnvironment.forPlan(plan(own), StackSecrets.loadFrom(data));
    }

    private StackPlan plan(Map<String, String> own) {
        return new StackPlan(data, data, StackPorts.findFree(), StackScope.ALL, own);
    }
}
