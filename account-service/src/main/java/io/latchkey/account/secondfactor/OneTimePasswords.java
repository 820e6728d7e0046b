package io.latchkey.account.secondfactor;

import dev.samstevens.totp.code.CodeGenerator;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import io.latchkey.contracts.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** RFC 6238 with SHA-1, six digits and steps of 30 seconds: the present step and the one before, never one ahead. */
final class OneTimePasswords {

    static final int STEP_SECONDS = 30;
    static final int DIGITS = 6;

    private static final CodeGenerator CODES = new DefaultCodeGenerator(HashingAlgorithm.SHA1, DIGITS);

    private OneTimePasswords() {}

    /** The steps, oldest first, whose code this is; none when it is wrong. */
    static List<Long> steps(Secret secret, Secret typed, Instant now) {
        long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return TypedCode.digits(typed)
                .map(code -> Stream.of(present - 1, present)
                        .filter(step -> same(code, code(secret, step)))
                        .toList())
                .orElse(List.of());
    }

    static String code(Secret secret, long step) {
        try {
            return CODES.generate(secret.value(), step);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException("no code can be made of a secret of ours", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
