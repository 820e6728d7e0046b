package io.latchkey.devstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.devstack.process.Waiting;
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

class SupervisorTests {

    private final List<Happening> told = new CopyOnWriteArrayList<>();

    private Path directory;
    private FakePart database;
    private FakePart service;
    private Supervisor supervisor;

    @BeforeEach
    void start(@TempDir Path fresh) {
        directory = fresh;
        database = new FakePart("database", Stage.DATABASE, directory);
        service = new FakePart("service", Stage.SERVICE, directory);
        supervisor = new Supervisor(List.of(database, service), new PidFiles(directory), told::add);
    }

    @AfterEach
    void end() {
        supervisor.end();
    }

    @Test
    void aServiceStartsOnlyWhenWhatItStandsOnIsReady() {
        supervisor.begin();
        await(() -> database.launches() == 1);
        assertThat(service.launches()).isZero();

        database.ready = true;

        await(() -> service.launches() == 1);
    }

    @Test
    void theServicesEndBeforeWhatTheyStandOn() {
        everythingReady();

        supervisor.end();

        assertThat(told.stream().filter(Happening.Ended.class::isInstance).map(Happening::name))
                .containsExactly("service", "database");
    }

    @Test
    void thePidFileNamesTheProcessThatRunsNow() {
        everythingReady();
        assertThat(pidFile("service"))
                .hasContent(Long.toString(supervisor.watch("service").pid()));

        supervisor.watch("service").kill();
        await(() -> service.launches() == 2 && supervisor.ready());

        assertThat(pidFile("service"))
                .hasContent(Long.toString(supervisor.watch("service").pid()));
        supervisor.end();
        assertThat(pidFile("service")).doesNotExist();
    }

    @Test
    void aPartThatEndsAtOnceIsNamedAsTheFailure() {
        database.command = "exit 3";

        supervisor.begin();

        await(() -> supervisor.failure().isPresent());
        assertThat(supervisor.failure()).contains("database");
        assertThat(service.launches()).isZero();
    }

    private void everythingReady() {
        database.ready = true;
        service.ready = true;
        supervisor.begin();
        await(supervisor::ready);
        await(() -> Files.exists(pidFile("service")));
    }

    private Path pidFile(String name) {
        return directory.resolve("run").resolve(name + ".pid");
    }

    private static void await(BooleanSupplier condition) {
        assertThat(Waiting.until(Duration.ofSeconds(30), condition)).isTrue();
    }
}
