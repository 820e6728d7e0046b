package io.latchkey.testkit.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files a module's production code is written in. */
record SourceTree(List<SourceFile> java, List<SourceFile> sql) {

    static SourceTree readModule(Path main) {
        return new SourceTree(listFiles(main.resolve("java"), ".java"), listFiles(main.resolve("resources"), ".sql"));
    }

    private static List<SourceFile> listFiles(Path below, String ending) {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(file -> new SourceFile(below.relativize(file).toString(), readFile(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file: where, and what it says. */
    record SourceFile(String path, String text) {

        long countLines() {
            return text.lines().count();
        }
    }
}
