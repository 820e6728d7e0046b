package io.latchkey.testkit.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files a module's production code is written in. */
record Sources(List<SourceFile> java, List<SourceFile> sql) {

    static Sources of(Path main) {
        return new Sources(files(main.resolve("java"), ".java"), files(main.resolve("resources"), ".sql"));
    }

    private static List<SourceFile> files(Path below, String ending) {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(file -> new SourceFile(below.relativize(file).toString(), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file: where, and what it says. */
    record SourceFile(String path, String text) {

        long lines() {
            return text.lines().count();
        }
    }
}
