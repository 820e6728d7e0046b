package io.latchkey.account.password;

import io.latchkey.platform.keys.Sha256Digest;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The common passwords of policy length, as the first 64 bits of SHA-256 of each folded entry. A password that is not
 * on the list is taken for one with a probability of about 208,000 / 2^64, once in 10^14: none will ever be met.
 *
 * <p>The resource: the number of entries (int), then ascending fingerprints, each as a variable-length difference
 * (seven bits a byte, lowest first) from the one before, beginning from the smallest long.
 */
final class PasswordBlocklist {

    private static final String RESOURCE = "/password/blocklist.bin";

    private final long[] fingerprints;

    private PasswordBlocklist(long[] fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Reads the list that is part of the program; a missing or damaged one stops the start. */
    static PasswordBlocklist load() {
        try (InputStream raw = PasswordBlocklist.class.getResourceAsStream(RESOURCE)) {
            if (raw == null) {
                throw new IllegalStateException("the list of common passwords is missing from the program");
            }
            return new PasswordBlocklist(readFingerprints(new DataInputStream(new BufferedInputStream(raw))));
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords is damaged", e);
        }
    }

    int size() {
        return fingerprints.length;
    }

    /** Whether the list holds this text in its folded form. */
    boolean contains(String folded) {
        return Arrays.binarySearch(fingerprints, computeFingerprint(folded)) >= 0;
    }

    private static long[] readFingerprints(DataInputStream in) throws IOException {
        long[] prints = new long[in.readInt()];
        long before = Long.MIN_VALUE;
        for (int i = 0; i < prints.length; i++) {
            before += readDifference(in);
            prints[i] = before;
        }
        return prints;
    }

    private static long readDifference(DataInputStream in) throws IOException {
        long difference = 0;
        int shift = 0;
        byte next;
        do {
            next = in.readByte();
            difference |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return difference;
    }

    private static long computeFingerprint(String folded) {
        return ByteBuffer.wrap(Sha256Digest.computeDigest(folded)).getLong();
    }
}
