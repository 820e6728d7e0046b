package io.latchkey.benchmarks.system;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;

/** The benchmarks' password, hashed and verified with the library and the parameters of account-service. */
public final class BenchmarkPassword {

    private static final int ITERATIONS = 2;
    private static final int KIBIBYTES = 19_456;
    private static final Argon2Advanced ARGON2 =
            Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id, 16, 32);

    private BenchmarkPassword() {}

    public static String hash() {
        return ARGON2.hash(ITERATIONS, KIBIBYTES, 1, toBytes());
    }

    public static boolean verify(String hash) {
        return ARGON2.verify(hash, toBytes());
    }

    private static byte[] toBytes() {
        return BenchmarkGateway.PASSWORD.getBytes(StandardCharsets.UTF_8);
    }
}
