package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.plan.StackEnvironment;
import io.latchkey.stack.plan.StackOptions;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.plan.StackSecrets;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.DirectoryTree;
import io.latchkey.stack.process.JavaCommand;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.StackException;
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

    static void runOnce(LatchkeyService service, Path project, ServiceJar jar) throws IOException {
        Path data = Files.createTempDirectory("latchkey-training");
        try {
            StackPlan plan = new StackOptions(project, data, true, StackScope.ALL, 1, false).toPlan(Map.of());
            Map<String, String> settings =
                    StackEnvironment.forPlan(plan, StackSecrets.loadFrom(data)).variablesFor(service.label());
            Path log = jar.apart().resolveSibling("training.log");
            Files.deleteIfExists(log);
            int status = ChildProcess.runToEnd(new ProcessLaunch(trainingCommand(service, jar), settings, log));
            if (status != 0 || !Files.exists(jar.cacheFile())) {
                throw new StackException(service.label() + " could not be started once to make it ready; see " + log);
            }
        } finally {
            DirectoryTree.deleteRecursively(data);
        }
    }

    private static List<String> trainingCommand(LatchkeyService service, ServiceJar jar) {
        List<String> options = new ArrayList<>(service.jvmOptions());
        options.addAll(ALONE);
        options.add("-XX:AOTCacheOutput=" + jar.cacheFile());
        return JavaCommand.forMainClass(options, jar.classPath(), service.main());
    }
}
