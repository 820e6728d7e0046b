package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Child;
import io.latchkey.devstack.process.Launch;
import io.latchkey.devstack.process.Signal;
import io.latchkey.devstack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Prometheus of this machine, which scrapes the services and judges the alert rules; loopback only. */
final class PrometheusPart implements Part {

    private final StackPlan plan;
    private final Path program;

    PrometheusPart(StackPlan plan) {
        this.plan = plan;
        this.program = program();
    }

    @Override
    public String name() {
        return Names.PROMETHEUS;
    }

    @Override
    public Stage stage() {
        return Stage.SERVICE;
    }

    @Override
    public Child launch() {
        Path home = plan.data().resolve("prometheus");
        Path file = home.resolve("prometheus.yml");
        try {
            Files.createDirectories(home);
            Files.writeString(file, ScrapePlan.of(plan));
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
        List<String> command = List.of(
                program.toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + home.resolve("series"),
                "--storage.tsdb.retention.time=7d",
                "--web.listen-address=127.0.0.1:" + plan.ports().prometheus());
        return Child.start(new Launch(command, Map.of(), plan.log(Names.PROMETHEUS)));
    }

    @Override
    public boolean ready() {
        return Readiness.of(URI.create("http://127.0.0.1:" + plan.ports().prometheus() + "/-/ready"));
    }

    @Override
    public Signal gentle() {
        return Signal.TERM;
    }

    private static Path program() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new StackException("--observe needs Prometheus, and there is none on the PATH:"
                        + " install it (Debian: apt-get install prometheus)"));
    }
}
