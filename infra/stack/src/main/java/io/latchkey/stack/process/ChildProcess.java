package io.latchkey.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that we started and that we end. */
public final class ChildProcess {

    /** Each thread would else get a heap of malloc's own, up to eight for each core, and give nothing back. */
    private static final Map<String, String> FEW_MALLOC_HEAPS = Map.of("MALLOC_ARENA_MAX", "2");

    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "USER", "LOGNAME", "XDG_CACHE_HOME");

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Starts the process, appending what it prints to its log. */
    public static ChildProcess start(ProcessLaunch launch) {
        try {
            if (launch.log().getParent() != null) {
                PrivateFiles.createDirectories(launch.log().getParent());
            }
            PrivateFiles.ensureFile(launch.log());
            ProcessBuilder builder = new ProcessBuilder(ProcessSession.inOwnSession(launch.command()))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            Map<String, String> environment = builder.environment();
            environment.keySet().retainAll(INHERITED);
            environment.putAll(FEW_MALLOC_HEAPS);
            environment.putAll(launch.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            return new ChildProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + launch, e);
        }
    }

    /** Starts the process and waits for its end; the status it left with. */
    public static int runToEnd(ProcessLaunch launch) {
        return start(launch).onExit().join();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The status the process left with; to be asked of a dead one. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** Completes when the process is gone. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Kills at once ({@code SIGKILL}) and waits for the end. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks for the end with the signal and, where the grace is over, kills; returns when the process is gone. */
    public void stop(ProcessSignal signal, Duration grace) {
        ProcessSignal.send(signal, process.pid());
        if (!endsWithin(grace)) {
            kill();
        }
    }

    /** Whether the process is gone within the time. */
    public boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
