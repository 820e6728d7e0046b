package io.latchkey.benchmarks.beside;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An Argon2id hash as Keycloak keeps it: it verifies a user's password with the parameters that stand here, and hashes
 * anew where its own are others.
 */
final class KeycloakCredential {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ENCODED =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final JsonNode parameters;
    private final String salt;
    private final String hash;

    private KeycloakCredential(JsonNode parameters, String salt, String hash) {
        this.parameters = parameters;
        this.salt = salt;
        this.hash = hash;
    }

    /** Of a hash as the reference program writes it. */
    static KeycloakCredential fromEncoded(String encoded) {
        Matcher parts = ENCODED.matcher(encoded);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash of version 1.3");
        }
        byte[] hash = Base64.getDecoder().decode(parts.group(5));
        Map<String, List<String>> more = Map.of(
                "hashLength", List.of(Integer.toString(hash.length)),
                "memory", List.of(parts.group(1)),
                "type", List.of("id"),
                "version", List.of("1.3"),
                "parallelism", List.of(parts.group(3)));
        JsonNode parameters = JSON.valueToTree(Map.of(
                "hashIterations",
                Integer.valueOf(parts.group(2)),
                "algorithm",
                "argon2",
                "additionalParameters",
                more));
        return new KeycloakCredential(parameters, padBase64(parts.group(4)), padBase64(parts.group(5)));
    }

    /** As the admin API takes it. */
    Map<String, String> toApi() {
        return Map.of(
                "type",
                "password",
                "credentialData",
                JSON.writeValueAsString(parameters),
                "secretData",
                JSON.writeValueAsString(Map.of("value", hash, "salt", salt, "additionalParameters", Map.of())));
    }

    /** Whether Keycloak made another with the same cost, as its table has it. */
    boolean costsAs(String credentialData) {
        return JSON.readTree(credentialData).equals(parameters);
    }

    private static String padBase64(String bare) {
        return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(bare));
    }
}
