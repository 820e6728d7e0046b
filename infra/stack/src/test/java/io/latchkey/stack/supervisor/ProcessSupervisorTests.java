package io.latchkey.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.supervisor.ManagedProcess.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessSupervisorTests {

    private final List<ProcessEvent> told = new CopyOnWriteArrayList<>();

    private Path directory;
    private FakeProcess database;
    private FakeProcess service;
    private ProcessSupervisor supervisor;

    @BeforeEach
    void start(@TempDir Path fresh) {
        directory = fresh;
        database = new FakeProcess("database", Stage.DATABASE, directory);
        service = new FakeProcess("service", Stage.SERVICE, directory);
        supervisor = new ProcessSupervisor(List.of(database, service), new PidFiles(directory), told::add);
    }

    @AfterEach
    void end() {
        supervisor.endAll();
    }

    @Test
    void aServiceStartsOnlyWhenWhatItStandsOnIsReady() {
        supervisor.startMonitoring();
        await(() -> database.launches() == 1);
        assertThat(service.launches()).isZero();

        database.ready = true;

        await(() -> service.launches() == 1);
    }

    @Test
    void aServiceDoesNotWaitForWhatItCanDoWithoutForAWhile() {
        var broker = new FakeProcess("broker", Stage.AROUND, directory);
        supervisor = new ProcessSupervisor(List.of(database, broker, service), new PidFiles(directory), told::add);
        database.ready = true;
        service.ready = true;

        supervisor.startMonitoring();

        await(() -> service.launches() == 1);
        assertThat(supervisor.isReady()).isFalse();
        broker.ready = true;
        await(supervisor::isReady);
    }

    @Test
    void theServicesEndBeforeWhatTheyStandOn() {
        everythingReady();

        supervisor.endAll();

        assertThat(told.stream().filter(ProcessEvent.Ended.class::isInstance).map(ProcessEvent::name))
                .containsExactly("service", "database");
    }

    @Test
    void thePidFileNamesTheProcessThatRunsNow() {
        everythingReady();
        assertThat(pidFile("service"))
                .hasContent(Long.toString(supervisor.findMonitor("service").pid()));

        supervisor.findMonitor("service").kill();
        await(() -> service.launches() == 2 && supervisor.isReady());

        assertThat(pidFile("service"))
                .hasContent(Long.toString(supervisor.findMonitor("service").pid()));
        supervisor.endAll();
        assertThat(pidFile("service")).doesNotExist();
    }

    @Test
    void aPartThatEndsAtOnceIsNamedAsTheFailure() {
        database.command = "exit 3";

        supervisor.startMonitoring();

        await(() -> supervisor.findFailure().isPresent());
        assertThat(supervisor.findFailure()).contains("database");
        assertThat(service.launches()).isZero();
    }

    private void everythingReady() {
        database.ready = true;
        service.ready = true;
        supervisor.startMonitoring();
        await(supervisor::isReady);
        await(() -> Files.exists(pidFile("service")));
    }

    private Path pidFile(String name) {
        return directory.resolve("run").resolve(name + ".pid");
    }

    private static void await(BooleanSupplier condition) {
        assertThat(ConditionWaiter.waitUntil(Duration.ofSeconds(30), condition)).isTrue();
    }
}
