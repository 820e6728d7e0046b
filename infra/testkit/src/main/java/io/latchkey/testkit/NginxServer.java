package io.latchkey.testkit;

import io.latchkey.stack.process.ExecutableFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Debian's nginx with a configuration that we ship, its places filled in; installed first where it is missing. */
public final class NginxServer implements AutoCloseable {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Process process;

    private NginxServer(Process process) {
        this.process = process;
    }

    /**
     * Returns once it listens.
     *
     * @param ours the configuration as it stands in the repository, with {@code @DIR@} and {@code @LISTEN@}
     * @param places what else stands in it between two {@code @}, and what to put there
     */
    public static NginxServer start(Path ours, Path dir, int port, Map<String, String> places) {
        try {
            Path file = Files.writeString(dir.resolve("nginx.conf"), fillTemplate(ours, dir, port, places));
            var command = new ArrayList<>(
                    List.of(locateBinary().toString(), "-e", "stderr", "-p", dir.toString(), "-c", file.toString()));
            if (ROOT) {
                // The workers of a root's nginx are another user, who may not look into a test's folder.
                command.addAll(List.of("-g", "user root;"));
            }
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("nginx.log").toFile())
                    .start();
            waitFor(process, port, dir);
            return new NginxServer(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fillTemplate(Path ours, Path dir, int port, Map<String, String> places) throws IOException {
        String text = Files.readString(ours).replace("@DIR@", dir.toString()).replace("@LISTEN@", "127.0.0.1:" + port);
        for (Map.Entry<String, String> place : places.entrySet()) {
            text = text.replace("@" + place.getKey() + "@", place.getValue());
        }
        return text;
    }

    private static Path locateBinary() throws IOException {
        return ExecutableFinder.findOnPath("nginx")
                .or(NginxServer::installBinary)
                .orElseThrow(() -> new IllegalStateException(
                        "nginx is missing: install Debian's package nginx, or run as root and it is installed"));
    }

    private static Optional<Path> installBinary() {
        if (!ROOT) {
            return Optional.empty();
        }
        runCommand("apt-get", "update", "-qq");
        runCommand("apt-get", "install", "-y", "-qq", "--no-install-recommends", "nginx");
        return ExecutableFinder.findOnPath("nginx");
    }

    private static void runCommand(String... command) {
        try {
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("nginx is missing, and " + String.join(" ", command) + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void waitFor(Process process, int port, Path dir) throws IOException {
        while (!isListening(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("nginx ended: " + Files.readString(dir.resolve("nginx.log")));
            }
            Thread.onSpinWait();
        }
    }

    private static boolean isListening(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
