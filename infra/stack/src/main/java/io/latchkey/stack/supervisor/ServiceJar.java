package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.DirectoryTree;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A service's executable jar made ready to start quickly: taken apart, so that it does not unpack itself each time, and
 * with the classes of a training run loaded and linked ahead of time (JEP 514), which halves the work of a start.
 */
record ServiceJar(Path jar, Path apart) {

    static ServiceJar prepareFor(LatchkeyService service, Path project) {
        Path target = project.resolve(service.label()).resolve("target");
        Path jar = target.resolve(service.label() + "-1.0.0-SNAPSHOT-exec.jar");
        if (!Files.exists(jar)) {
            throw new StackException(jar + " is missing: build first, as infra/up does");
        }
        ServiceJar whole = new ServiceJar(jar, target.resolve("apart"));
        whole.prepareIfChanged(service, project);
        return whole;
    }

    /** The thin jar, whose manifest names the libraries beside it. */
    String classPath() {
        return apart.resolve(jar.getFileName()).toString();
    }

    /** Where the classes of the training run are. */
    Path cacheFile() {
        return apart.resolve("classes.aot");
    }

    private void prepareIfChanged(LatchkeyService service, Path project) {
        try {
            Path stamp = apart.resolve("of");
            String identity = Files.getLastModifiedTime(jar) + " " + Files.size(jar);
            if (Files.exists(stamp) && Files.readString(stamp).equals(identity)) {
                return;
            }
            DirectoryTree.deleteRecursively(apart);
            extractJar();
            TrainingRun.runOnce(service, project, this);
            Files.writeString(stamp, identity);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make " + jar + " ready to start", e);
        }
    }

    private void extractJar() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                apart.toString());
        Path log = apart.resolveSibling("apart.log");
        int status = ChildProcess.runToEnd(new ProcessLaunch(command, Map.of(), log));
        if (status != 0) {
            throw new StackException("could not take " + jar + " apart; see " + log);
        }
    }
}
