package io.latchkey.platform.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses pages (gzip, RFC 1952). The head that all of them have in common is compressed once and refers to nothing
 * outside itself; what stands around it is compressed with the page or stored as it is. Stored, a page is as much longer than
 * another as it is without compression, so its length tells nothing of how one part of it resembles another (BREACH).
 */
final class PageEncoder {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    /** The longest block that is not compressed (RFC 1951, 3.2.4). */
    private static final int LONGEST_STORED = 65_535;

    private final String commonHead;
    private final byte[] headBytes;
    private final byte[] headBlocks;

    PageEncoder(String commonHead) {
        this.commonHead = commonHead;
        this.headBytes = toBytes(commonHead);
        this.headBlocks = deflate(new byte[0], headBytes, false);
    }

    /** @param whole whether what stands around the common head is compressed, too */
    byte[] compress(String html, boolean whole) {
        int at = html.indexOf(commonHead);
        if (at < 0) {
            throw new IllegalStateException("a page without the style and script that all pages have");
        }
        byte[] before = toBytes(html.substring(0, at));
        byte[] after = toBytes(html.substring(at + commonHead.length()));
        var gzip = new ByteArrayOutputStream(HEADER.length + headBlocks.length + before.length + after.length + 64);
        gzip.writeBytes(HEADER);
        store(before, gzip, false);
        gzip.writeBytes(headBlocks);
        if (whole) {
            gzip.writeBytes(deflate(headBytes, after, true));
        } else {
            store(after, gzip, true);
        }
        gzip.writeBytes(trailer(before, headBytes, after));
        return gzip.toByteArray();
    }

    /** Whole blocks of deflate, that may refer to what stands before: the last of a page, or such as others can follow. */
    private static byte[] deflate(byte[] before, byte[] bytes, boolean last) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(before);
            deflater.setInput(bytes);
            if (last) {
                deflater.finish();
            }
            byte[] blocks = new byte[bytes.length + 1024];
            int flush = last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH;
            return Arrays.copyOf(blocks, deflater.deflate(blocks, 0, blocks.length, flush));
        } finally {
            deflater.end();
        }
    }

    private static void store(byte[] bytes, ByteArrayOutputStream gzip, boolean last) {
        int from = 0;
        do {
            int length = Math.min(LONGEST_STORED, bytes.length - from);
            boolean end = last && from + length == bytes.length;
            gzip.writeBytes(littleEndian(5)
                    .put((byte) (end ? 1 : 0))
                    .putShort((short) length)
                    .putShort((short) ~length)
                    .array());
            gzip.write(bytes, from, length);
            from += length;
        } while (from < bytes.length);
    }

    private static byte[] trailer(byte[]... parts) {
        var sum = new CRC32();
        int length = 0;
        for (byte[] part : parts) {
            sum.update(part);
            length += part.length;
        }
        return littleEndian(8).putInt((int) sum.getValue()).putInt(length).array();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] toBytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
