package io.latchkey.mailprovider.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * An append-only file of lines. What was appended is with the operating system when {@code append} returns, so it
 * survives the death of the process; a line torn by that death is cut off at the next start.
 */
public final class AppendOnlyFile implements AutoCloseable {

    /** Receives each whole line of a file, without its line feed. */
    public interface Visitor {
        void visitLine(AppendOnlyFile file, long offset, byte[] line);
    }

    private final FileChannel channel;
    private long size;

    private AppendOnlyFile(FileChannel channel) {
        this.channel = channel;
    }

    public static AppendOnlyFile open(Path file, Visitor visitor) {
        try {
            var lines = new AppendOnlyFile(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            lines.size = lines.scanLines(file, visitor);
            lines.channel.truncate(lines.size);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file.getFileName(), e);
        }
    }

    private long scanLines(Path file, Visitor visitor) throws IOException {
        long whole = 0;
        var line = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                int start = 0;
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        line.write(buffer, start, i - start);
                        visitor.visitLine(this, whole, line.toByteArray());
                        whole += line.size() + 1;
                        line.reset();
                        start = i + 1;
                    }
                }
                line.write(buffer, start, read - start);
            }
        }
        return whole;
    }

    /** @return the offset of the first line appended; all or none of them is in the file afterwards */
    public synchronized long append(byte[] lines) {
        byte[] bytes = Arrays.copyOf(lines, lines.length + 1);
        bytes[lines.length] = '\n';
        long offset = size;
        writeBytes(ByteBuffer.wrap(bytes), offset);
        size = offset + bytes.length;
        return offset;
    }

    /** A write that fails half-way leaves bytes behind {@code size}: the next one, or the next start, covers them. */
    private void writeBytes(ByteBuffer bytes, long offset) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, offset + bytes.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the inbox's data directory", e);
        }
    }

    public byte[] readBytes(long offset, int length) {
        var bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new IllegalStateException("the file is shorter than its index");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the inbox's data directory", e);
        }
        return bytes.array();
    }

    synchronized long size() {
        return size;
    }

    /** Empties the file; the caller makes sure that no reader is left. */
    public synchronized void clear() {
        try {
            channel.truncate(0);
            size = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty a file of the inbox", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a file of the inbox", e);
        }
    }
}
