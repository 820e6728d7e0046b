package io.latchkey.gateway.proof;

import io.latchkey.contracts.SecretValue;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.altcha.altcha.Altcha;
import org.springframework.stereotype.Component;

/** Makes challenges and checks solutions with ALTCHA's own library; knows nothing of which were used. */
@Component
final class AltchaChallenges {
    private static final String ALGORITHM = "SHA-256";

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

    /** When the challenge of this solution ends; empty when it is not solved, not ours, or over. */
    Optional<Instant> verifySolution(ProofSolution solution) {
        if (!ALGORITHM.equals(solution.algorithm())
                || settings.keys().keys().stream().noneMatch(key -> matchesKey(solution, key))) {
            return Optional.empty();
        }
        return readExpiry(Objects.requireNonNull(solution.salt())).filter(clock.instant()::isBefore);
    }

    private static boolean matchesKey(ProofSolution solution, SecretValue key) {
        var payload = new Altcha.Payload();
        payload.algorithm = solution.algorithm();
        payload.challenge = solution.challenge();
        payload.number = solution.number();
        payload.salt = solution.salt();
        payload.signature = solution.signature();
        try {
            // The library would ask the machine for the time; ours is asked below.
            return Altcha.verifySolution(payload, key.value(), false);
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
}
