package io.latchkey.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An executable jar of Spring Boot, taken apart so that it does not unpack itself at each start. */
public record ExecutableJar(Path jar, Path apart) {

    /** Takes it apart, unless that was done since it was built. */
    public static ExecutableJar prepare(Path jar) {
        if (!Files.exists(jar)) {
            throw new StackException(jar + " is missing: build first, as infra/up does");
        }
        ExecutableJar whole = new ExecutableJar(jar, jar.resolveSibling("apart"));
        whole.extractIfChanged();
        return whole;
    }

    /** The thin jar, whose manifest names the libraries beside it. */
    public Path classPath() {
        return apart.resolve(jar.getFileName());
    }

    /** The libraries change with the thin jar alone. */
    public AotCache cache() {
        return new AotCache(apart.resolve("classes.aot"), List.of(classPath()));
    }

    private void extractIfChanged() {
        try {
            Path stamp = apart.resolve("of");
            String identity = Files.getLastModifiedTime(jar) + " " + Files.size(jar);
            if (Files.exists(stamp) && Files.readString(stamp).equals(identity)) {
                return;
            }
            DirectoryTree.deleteRecursively(apart);
            extractJar();
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
