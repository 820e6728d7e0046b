package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.process.AotCache;
import io.latchkey.stack.process.DirectoryTree;
import io.latchkey.stack.process.ExecutableJar;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the whole stack once on data that are thrown away, under some load, and keeps what each JVM learned. Killed, it
 * leaves what any killed start leaves: the next run ends its processes and begins anew.
 */
final class TrainingRun {

    private static final List<String> PROCESSES = Stream.concat(
                    Stream.of(ProcessNames.POSTGRES, ProcessNames.KAFKA, ProcessNames.INBOX),
                    Stream.of(LatchkeyService.values()).map(LatchkeyService::label))
            .toList();

    private TrainingRun() {}

    /** Runs it where a service, or a program of ours, was built since the last; of two at once the second waits. */
    static synchronized void runIfChanged(Path project) {
        Path lock = project.resolve("target/training.lock");
        try {
            Files.createDirectories(lock.getParent());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                runAlone(project);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not lock " + lock, e);
        }
    }

    private static void runAlone(Path project) {
        List<AotCache> caches = Stream.concat(
                        Stream.of(LatchkeyService.values()).map(service -> ExecutableJar.prepare(service.jarIn(project))
                                .cache()),
                        Stream.of(ProcessNames.KAFKA, ProcessNames.INBOX)
                                .flatMap(program -> cacheOfOwnClassPath(project, program).stream()))
                .toList();
        if (!caches.stream().allMatch(AotCache::isCurrent)) {
            runStack(project);
            caches.forEach(AotCache::keepDraft);
        }
    }

    /** The JVM makes none of directories of classes, as tests have them. */
    static Optional<AotCache> cacheOfOwnClassPath(Path project, String program) {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return classPath.stream().allMatch(Files::isRegularFile)
                ? Optional.of(new AotCache(project.resolve("infra/stack/target/aot/" + program + ".aot"), classPath))
                : Optional.empty();
    }

    private static void runStack(Path project) {
        Path data = project.resolve("target/training");
        FreshStart.deleteData(data);
        StackPlan plan = new StackPlan(
                project,
                data,
                StackPorts.findFree(),
                StackScope.ALL,
                Map.of("LATCHKEY_UNLIMITED_NETWORKS", "127.0.0.0/8,::1"));
        try (DevStack stack = DevStack.launchTraining(plan)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> killAll(stack), "training-end"));
            stack.awaitReady();
            new TrainingLoad(plan.ports()).drive();
        }
        // Where it failed, its logs stay.
        DirectoryTree.deleteRecursively(data);
    }

    /** An end before the end: nothing is to be kept, so nothing is waited for. */
    private static void killAll(DevStack stack) {
        PROCESSES.forEach(stack::hold);
        stack.close();
    }
}
