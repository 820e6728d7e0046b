package io.latchkey.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;

/** Files that are replaced whole: a reader, and a start after a power cut, finds the old content or the new one. */
public final class AtomicFile {

    private AtomicFile() {}

    /** @param attributes of the new file, from its first byte on */
    public static void writeString(Path file, String text, FileAttribute<?>... attributes) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, attributes);
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
