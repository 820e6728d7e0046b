package io.latchkey.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a program's JVM left at the end of a training run: its classes, loaded and linked, and how often its methods ran
 * (JEP 514, 515). A start with it skips most of both.
 *
 * @param file where it is once it is whole
 * @param classPath the jars it was made of; the JVM would run their classes though other jars are there by now
 */
public record AotCache(Path file, List<Path> classPath) {

    public AotCache {
        classPath = List.copyOf(classPath);
    }

    /** Whether a training run of just these jars went to its end. */
    public boolean isCurrent() {
        try {
            return Files.exists(file)
                    && Files.exists(stamp())
                    && Files.readString(stamp()).equals(identity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a start; none where there is no cache to be used. */
    public List<String> readOptions() {
        return isCurrent() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** For the training run, whose JVM writes a draft as it ends. */
    public List<String> writeOptions() {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(draft());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:AOTCacheOutput=" + draft());
    }

    /** Takes what the training run left; a killed one leaves a part of a draft, and this is never reached. */
    public void keepDraft() {
        if (!Files.exists(draft())) {
            throw new StackException("the training run left no " + draft());
        }
        try {
            Files.deleteIfExists(stamp());
            Files.move(draft(), file, StandardCopyOption.REPLACE_EXISTING);
            AtomicFile.writeString(stamp(), identity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path draft() {
        return file.resolveSibling(file.getFileName() + ".draft");
    }

    private Path stamp() {
        return file.resolveSibling(file.getFileName() + ".of");
    }

    private String identity() {
        return classPath.stream().map(AotCache::identityOf).collect(Collectors.joining("\n"));
    }

    private static String identityOf(Path jar) {
        try {
            return jar.getFileName() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
