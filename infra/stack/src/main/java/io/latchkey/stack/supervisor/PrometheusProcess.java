package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ExecutableFinder;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.StackException;
import io.latchkey.stack.supervisor.ManagedProcess.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prometheus of this machine, which scrapes the services and judges the alert rules; loopback only. */
final class PrometheusProcess {

    private PrometheusProcess() {}

    static ManagedProcess createProcess(StackPlan plan) {
        Path program = findProgram();
        URI ready = URI.create("http://127.0.0.1:" + plan.ports().portOf(ListenerPort.PROMETHEUS) + "/-/ready");
        return new SimpleProcess(
                ProcessNames.PROMETHEUS,
                Stage.SERVICE,
                () -> startProgram(program, plan),
                () -> ReadinessProbe.isReady(ready),
                ManagedProcess.USUAL_GRACE);
    }

    private static ChildProcess startProgram(Path program, StackPlan plan) {
        Path home = plan.data().resolve("prometheus");
        Path file = home.resolve("prometheus.yml");
        try {
            Files.createDirectories(home);
            Files.writeString(file, ScrapeConfig.renderConfig(plan));
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
        List<String> command = List.of(
                program.toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + home.resolve("series"),
                "--storage.tsdb.retention.time=7d",
                "--web.listen-address=127.0.0.1:" + plan.ports().portOf(ListenerPort.PROMETHEUS));
        return ChildProcess.start(new ProcessLaunch(command, Map.of(), plan.logFile(ProcessNames.PROMETHEUS)));
    }

    private static Path findProgram() {
        return ExecutableFinder.findOnPath("prometheus")
                .orElseThrow(() -> new StackException("--observe needs Prometheus, and there is none on the PATH:"
                        + " install it (Debian: apt-get install prometheus)"));
    }
}
