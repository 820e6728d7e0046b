package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Child;
import io.latchkey.devstack.process.Directories;
import io.latchkey.devstack.process.Java;
import io.latchkey.devstack.process.Launch;
import io.latchkey.devstack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a service once, alone and with secrets of its own that are thrown away, as far as its context stands, and keeps
 * the classes it loaded. It connects to nothing.
 */
final class TrainingRun {

    private static final List<String> ALONE =
            List.of("-Dspring.context.exit=onRefresh", "-Dspring.flyway.enabled=false");

    private TrainingRun() {}

    static void of(Service service, Path project, ServiceJar jar) throws IOException {
        Path data = Files.createTempDirectory("latchkey-training");
        try {
            StackPlan plan = new Options(project, data, true, Extent.ALL, 1, false).plan(Map.of());
            Map<String, String> settings = Settings.of(plan, Secrets.in(data)).of(service.label());
            Path log = jar.apart().resolveSibling("training.log");
            Files.deleteIfExists(log);
            int status = Child.start(new Launch(command(service, jar), settings, log))
                    .onExit()
                    .join();
            if (status != 0 || !Files.exists(jar.cache())) {
                throw new StackException(service.label() + " could not be started once to make it ready; see " + log);
            }
        } finally {
            Directories.delete(data);
        }
    }

    private static List<String> command(Service service, ServiceJar jar) {
        List<String> options = new ArrayList<>(service.options());
        options.addAll(ALONE);
        options.add("-XX:AOTCacheOutput=" + jar.cache());
        return Java.command(options, jar.classPath(), service.main());
    }
}
