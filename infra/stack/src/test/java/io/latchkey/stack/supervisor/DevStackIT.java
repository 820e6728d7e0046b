package io.latchkey.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.process.StackException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevStackIT {

    private final List<ProcessEvent> told = new CopyOnWriteArrayList<>();
    private final StackPorts ports = StackPorts.findFree();
    private DevStack stack;
    private Path data;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        data = directory.toRealPath();
        stack = DevStack.start(plan(data, ports), told::add);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ProcessNames.POSTGRES, ProcessNames.KAFKA, ProcessNames.INBOX})
    void aKilledProcessIsBackAndThatIsSaid(String name) throws Exception {
        long before = stack.pid(name);
        int deaths = deaths(name);

        stack.kill(name);
        assertThat(ConditionWaiter.waitUntil(Duration.ofSeconds(30), () -> deaths(name) > deaths))
                .isTrue();
        stack.awaitReady();

        assertThat(stack.pid(name)).isNotEqualTo(before);
        assertThat(Files.readString(data.resolve("run").resolve(name + ".pid")).strip())
                .isEqualTo(Long.toString(stack.pid(name)));
        assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void whatPostgresCommittedIsThereAfterAKill() throws SQLException {
        try (Connection connection = connect("gateway", "gateway");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (what text)");
            statement.execute("INSERT INTO kept VALUES ('still here')");
        }

        stack.hold(ProcessNames.POSTGRES);
        stack.release(ProcessNames.POSTGRES);
        stack.awaitReady();

        try (Connection connection = connect("gateway", "gateway");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT what FROM kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("still here");
        }
    }

    @Test
    void topicsAreThereAfterABrokerWasHeldDown() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + ports.portOf(ListenerPort.KAFKA)))) {
            admin.createTopics(List.of(new NewTopic("held", 1, (short) 1)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
            stack.hold(ProcessNames.KAFKA);
            assertThat(data.resolve("run/kafka.pid")).doesNotExist();

            stack.release(ProcessNames.KAFKA);
            stack.awaitReady();

            assertThat(admin.listTopics().names().get(60, TimeUnit.SECONDS)).contains("held");
        }
    }

    @Test
    void aBrokerWithNothingToDoWritesNothing() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + ports.portOf(ListenerPort.KAFKA)))) {
            // What other tests did to it settles first.
            assertThat(ConditionWaiter.waitUntil(Duration.ofSeconds(30), () -> staysAsItIs(admin)))
                    .isTrue();
        }
    }

    @Test
    void aRoleConnectsToItsOwnDatabaseAlone() {
        List<String> names = List.of("gateway", "account", "notification");
        for (String role : names) {
            assertThatCode(() -> connect(role, role).close()).doesNotThrowAnyException();
            Stream.concat(names.stream(), Stream.of("postgres", "template1"))
                    .filter(database -> !database.equals(role))
                    .forEach(database -> assertThatThrownBy(() -> connect(database, role))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("permission denied for database"));
        }
    }

    @Test
    void aSecondStackOnTheSameDataIsRefusedAndTheFirstGoesOn() {
        assertThatThrownBy(() -> DevStack.launch(plan(data, StackPorts.findFree()), told::add))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("already runs on " + data)
                .hasMessageContaining("infra/down");
        assertThatCode(() -> stack.awaitReady()).doesNotThrowAnyException();
    }

    @Test
    void aStackWhosePortIsTakenLeavesNothing(@TempDir Path other) {
        assertThatThrownBy(() -> DevStack.launch(plan(other, ports), told::add))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("is taken");

        assertThat(other.resolve("postgres")).doesNotExist();
        assertThat(other.resolve("run/supervisor.pid")).doesNotExist();
        assertThat(DataLock.isFree(other, StackScope.Half.STACK)).isTrue();
    }

    @Test
    void nothingIsLeftAfterTheEndAndTheDataIsThereTheNextTime(@TempDir Path own) throws Exception {
        StackPlan plan = plan(own.toRealPath(), StackPorts.findFree());
        DevStack first = DevStack.start(plan, told::add);
        List<Long> pids =
                StackScope.STACK.processNames().stream().map(first::pid).toList();

        first.close();

        assertThat(pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream())).noneMatch(ProcessHandle::isAlive);
        assertThat(pidFiles(plan)).isEmpty();
        try (DevStack second = DevStack.start(plan, told::add)) {
            assertThat(second.secret("LATCHKEY_LINK_KEYS")).isEqualTo(first.secret("LATCHKEY_LINK_KEYS"));
        }
    }

    @Test
    void theInboxAnswersWhereItWasToldTo() {
        assertThat(ReadinessProbe.isReady(
                        URI.create("http://localhost:" + ports.portOf(ListenerPort.INBOX) + "/api/v1/messages")))
                .isTrue();
    }

    private static boolean staysAsItIs(Admin admin) {
        long before = endOfMetadata(admin);
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        return endOfMetadata(admin) == before;
    }

    private static long endOfMetadata(Admin admin) {
        QuorumInfo quorum = admin.describeMetadataQuorum()
                .quorumInfo()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return quorum.voters().getFirst().logEndOffset();
    }

    private int deaths(String name) {
        return (int) told.stream()
                .filter(ProcessEvent.Died.class::isInstance)
                .filter(happening -> happening.name().equals(name))
                .count();
    }

    private Connection connect(String database, String role) throws SQLException {
        String password = stack.secret("LATCHKEY_" + role.toUpperCase(Locale.ROOT) + "_DB_PASSWORD")
                .value();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.portOf(ListenerPort.POSTGRES) + "/" + database, role, password);
    }

    private static List<Path> pidFiles(StackPlan plan) throws Exception {
        try (Stream<Path> files = Files.list(plan.data().resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".pid")).toList();
        }
    }

    private static StackPlan plan(Path data, StackPorts ports) {
        return new StackPlan(data, data, ports, StackScope.STACK, Map.of());
    }
}
