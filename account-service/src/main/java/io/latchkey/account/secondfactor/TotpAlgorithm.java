package io.latchkey.account.secondfactor;

import dev.samstevens.totp.code.CodeGenerator;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import io.latchkey.contracts.SecretValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** RFC 6238 with SHA-1, six digits and steps of 30 seconds: the present step and the one before, never one ahead. */
final class TotpAlgorithm {

    static final int STEP_SECONDS = 30;
    static final int DIGITS = 6;

    private static final CodeGenerator CODES = new DefaultCodeGenerator(HashingAlgorithm.SHA1, DIGITS);

    private TotpAlgorithm() {}

    /** The steps, oldest first, whose code this is; none when it is wrong. */
    static List<Long> matchingSteps(SecretValue secret, SecretValue typed, Instant now) {
        long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return TypedCodeParser.parseDigits(typed)
                .map(code -> Stream.of(present - 1, present)
                        .filter(step -> equalsInConstantTime(code, generateCode(secret, step)))
                        .toList())
                .orElse(List.of());
    }

    static String generateCode(SecretValue secret, long step) {
        try {
            return CODES.generate(secret.value(), step);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException("no code can be made of a secret of ours", e);
        }
    }

    private static boolean equalsInConstantTime(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
