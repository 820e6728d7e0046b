package io.latchkey.gateway.proof;

import io.latchkey.contracts.SecretValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.altcha.altcha.Altcha;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes challenges and checks solutions with ALTCHA's own library; knows nothing of which were used. */
@Component
final class AltchaChallenges {
    private static final String ALGORITHM = "SHA-256";
    private static final int LONGEST_PROOF = 2000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ProofSettings settings;
    private final Clock clock;

    AltchaChallenges(ProofSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    ProofChallenge createChallenge() {
        var options = new Altcha.ChallengeOptions()
                .setAlgorithm(Altcha.Algorithm.SHA256)
                .setMaxNumber(settings.maxNumber())
                .setSecureRandomNumber(true)
                .setExpires(clock.instant().plus(settings.lifetime()).getEpochSecond())
                .setHmacKey(settings.keys().currentKey().value());
        try {
            Altcha.Challenge made = Altcha.createChallenge(options);
            return new ProofChallenge(made.algorithm, made.challenge, made.maxnumber, made.salt, made.signature);
        } catch (Exception e) {
            throw new IllegalStateException("no challenge could be made", e);
        }
    }

    /**
     * The challenge that is solved; empty when what came is no solution, not ours, or over.
     *
     * @param proof as solvers send it: base64 of a JSON object; what else is in it does not matter
     */
    Optional<SolvedChallenge> verifyProof(String proof) {
        return decodeProof(proof)
                .filter(solution -> ALGORITHM.equals(solution.algorithm))
                .filter(solution -> settings.keys().keys().stream().anyMatch(key -> matchesKey(solution, key)))
                .flatMap(solution -> readExpiry(solution.salt)
                        .filter(clock.instant()::isBefore)
                        .map(expiresAt -> new SolvedChallenge(solution.challenge, expiresAt)));
    }

    private static Optional<Altcha.Payload> decodeProof(String proof) {
        if (proof.isEmpty() || proof.length() > LONGEST_PROOF) {
            return Optional.empty();
        }
        try {
            String json = new String(Base64.getDecoder().decode(proof), StandardCharsets.UTF_8);
            return Optional.ofNullable(JSON.readValue(json, Altcha.Payload.class))
                    .filter(AltchaChallenges::isComplete);
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean isComplete(Altcha.Payload solution) {
        return Stream.of(solution.algorithm, solution.challenge, solution.number, solution.salt, solution.signature)
                .allMatch(Objects::nonNull);
    }

    private static boolean matchesKey(Altcha.Payload solution, SecretValue key) {
        try {
            // The library would ask the machine for the time; ours is asked below.
            return Altcha.verifySolution(solution, key.value(), false);
        } catch (RuntimeException malformed) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException("a solution could not be checked", e);
        }
    }

    private static Optional<Instant> readExpiry(String salt) {
        try {
            return Optional.ofNullable(Altcha.extractParams(salt).get("expires"))
                    .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException("a signed salt could not be read", e);
        }
    }

    /** An ALTCHA challenge as it goes to the solver: which number, appended to the salt, hashes to {@code challenge}? */
    record ProofChallenge(String algorithm, String challenge, long maxnumber, String salt, String signature) {}

    /** A challenge of ours whose solution was shown; {@code challenge} tells it from every other. */
    record SolvedChallenge(String challenge, Instant expiresAt) {}
}
