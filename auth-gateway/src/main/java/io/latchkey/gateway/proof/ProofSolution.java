package io.latchkey.gateway.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An ALTCHA solution as solvers send it: base64 of a JSON object; what else is in it does not matter. */
record ProofSolution(
        @Nullable String algorithm,
        @Nullable String challenge,
        @Nullable Long number,
        @Nullable String salt,
        @Nullable String signature) {
    private static final int LONGEST = 2000;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Empty for what is none. */
    static Optional<ProofSolution> decodeProof(String proof) {
        if (proof.isEmpty() || proof.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String json = new String(Base64.getDecoder().decode(proof), StandardCharsets.UTF_8);
            return Optional.ofNullable(JSON.readValue(json, ProofSolution.class))
                    .filter(ProofSolution::isComplete);
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean isComplete() {
        return algorithm != null && challenge != null && number != null && salt != null && signature != null;
    }
}
