package io.latchkey.mailprovider.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendOnlyFileTests {

    private final Path directory;

    AppendOnlyFileTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aLineTornByADeathIsCutOffAndTheNextStandsInItsPlace() throws IOException {
        Path path = directory.resolve("lines");
        try (var file = AppendOnlyFile.open(path, (from, offset, line) -> {})) {
            file.append(bytes("one"));
        }
        Files.write(path, bytes("two, torn"), StandardOpenOption.APPEND);

        try (var file = AppendOnlyFile.open(path, (from, offset, line) -> {})) {
            file.append(bytes("three"));
        }

        assertThat(lines(path)).containsExactly("0 one", "4 three");
    }

    @Test
    void linesLongerThanTheBufferComeBackWhole() throws IOException {
        Path path = directory.resolve("lines");
        String longLine = "x".repeat(200_000);
        try (var file = AppendOnlyFile.open(path, (from, offset, line) -> {})) {
            long offset = file.append(bytes(longLine));
            file.append(bytes("short"));
            assertThat(file.readBytes(offset, longLine.length())).isEqualTo(bytes(longLine));
        }

        assertThat(lines(path)).containsExactly("0 " + longLine, "200001 short");
    }

    private static List<String> lines(Path path) {
        var lines = new ArrayList<String>();
        AppendOnlyFile.open(
                        path,
                        (from, offset, line) -> lines.add(offset + " " + new String(line, StandardCharsets.UTF_8)))
                .close();
        return lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
