package io.latchkey.testkit.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a module, or the whole tree, is written in.
 *
 * @param java production code
 * @param sql migrations
 * @param tests test code
 */
record SourceTree(List<SourceFile> java, List<SourceFile> sql, List<SourceFile> tests) {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /** @param directory the module's */
    static SourceTree readModule(Path directory) {
        return readModule("", directory);
    }

    /** Every module that the parent's pom names, found from any directory below the root. */
    static SourceTree readWhole() {
        Path root = findRoot(Path.of("").toAbsolutePath());
        List<SourceTree> modules = MODULE.matcher(readFile(root.resolve("pom.xml")))
                .results()
                .map(result -> readModule(result.group(1), root.resolve(result.group(1))))
                .toList();
        return new SourceTree(
                join(modules.stream().map(SourceTree::java)),
                join(modules.stream().map(SourceTree::sql)),
                join(modules.stream().map(SourceTree::tests)));
    }

    /** The production files that declare a type. */
    List<SourceFile> types() {
        return java.stream().filter(SourceFile::declaresType).toList();
    }

    private static SourceTree readModule(String name, Path directory) {
        return new SourceTree(
                listFiles(name, directory.resolve("src/main/java"), ".java"),
                listFiles(name, directory.resolve("src/main/resources"), ".sql"),
                listFiles(name, directory.resolve("src/test/java"), ".java"));
    }

    private static Path findRoot(Path directory) {
        Path root = directory;
        while (!Files.exists(root.resolve("infra/verify"))) {
            root = root.getParent();
            if (root == null) {
                throw new IllegalStateException("no infra/verify above " + directory);
            }
        }
        return root;
    }

    private static List<SourceFile> join(Stream<List<SourceFile>> lists) {
        return lists.collect(ArrayList::new, List::addAll, List::addAll);
    }

    private static List<SourceFile> listFiles(String module, Path below, String ending) {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(file -> SourceFile.of(module, below.relativize(file).toString(), readFile(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String readFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
