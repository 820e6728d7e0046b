package io.latchkey.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

    @Test
    void aNewOneIsItsOwnersAlone(@TempDir Path directory) throws IOException {
        Path data = directory.resolve("a/b");
        DataDirectory.makePrivate(data);
        assertThat(modeOf(data)).isEqualTo("rwx------");
    }

    @Test
    void whatAnOlderVersionLeftOpenIsClosed(@TempDir Path data) throws IOException {
        Path mails = Files.createDirectories(data.resolve("inbox")).resolve("mails.jsonl");
        Files.writeString(mails, "a mail");
        open(data.resolve("inbox"), "rwxr-xr-x");
        open(mails, "rw-r--r--");
        open(data, "rwxr-xr-x");

        DataDirectory.makePrivate(data);

        assertThat(modeOf(mails)).isEqualTo("rw-------");
        assertThat(modeOf(data.resolve("inbox"))).isEqualTo("rwx------");
        assertThat(modeOf(data)).isEqualTo("rwx------");
    }

    @Test
    void aDirectoryGivenByMistakeAndWhatLinksPointAtStayAsTheyAre(@TempDir Path directory) throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path thesis = Files.writeString(data.resolve("thesis.tex"), "four years");
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "somebody's");
        Files.createSymbolicLink(Files.createDirectory(data.resolve("logs")).resolve("link"), elsewhere);
        open(thesis, "rw-r--r--");
        open(elsewhere, "rw-r--r--");
        open(data, "rwxr-xr-x");

        DataDirectory.makePrivate(data);

        assertThat(modeOf(data)).isEqualTo("rwxr-xr-x");
        assertThat(modeOf(thesis)).isEqualTo("rw-r--r--");
        assertThat(modeOf(elsewhere)).isEqualTo("rw-r--r--");
        assertThat(modeOf(data.resolve("logs"))).isEqualTo("rwx------");
    }

    private static void open(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
