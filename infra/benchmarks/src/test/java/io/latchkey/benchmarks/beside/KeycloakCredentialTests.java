package io.latchkey.benchmarks.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.benchmarks.system.BenchmarkPassword;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeycloakCredentialTests {

    private static final String ENCODED =
            "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$" + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    /** As Keycloak 26.7 wrote it for a password that it hashed itself with our parameters. */
    private static final String BY_KEYCLOAK = """
            {"hashIterations":2,"algorithm":"argon2","additionalParameters":{"hashLength":["32"],"memory":["19456"],
             "type":["id"],"version":["1.3"],"parallelism":["1"]}}
            """;

    private final KeycloakCredential credential = KeycloakCredential.fromEncoded(ENCODED);

    @Test
    void theReferenceProgramsHashBecomesWhatKeycloakKeeps() {
        JsonNode secret = JsonMapper.shared().readTree(credential.toApi().getOrDefault("secretData", ""));
        assertThat(secret.path("salt").asString()).isEqualTo("AAECAwQFBgcICQoLDA0ODw==");
        assertThat(secret.path("value").asString()).isEqualTo("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        assertThat(credential.costsAs(credential.toApi().getOrDefault("credentialData", "")))
                .isTrue();
    }

    @Test
    void theSameCostIsKnownWhateverTheOrder() {
        assertThat(credential.costsAs(BY_KEYCLOAK)).isTrue();
        assertThat(KeycloakCredential.fromEncoded(BenchmarkPassword.hash()).costsAs(BY_KEYCLOAK))
                .isTrue();
    }

    @Test
    void anotherMemoryOrAnotherTimeIsAnotherCost() {
        assertThat(credential.costsAs(BY_KEYCLOAK.replace("19456", "7168"))).isFalse();
        assertThat(credential.costsAs(BY_KEYCLOAK.replace(":2,", ":5,"))).isFalse();
    }

    @Test
    void anotherHashIsRefused() {
        assertThatThrownBy(() -> KeycloakCredential.fromEncoded("$2a$10$abc")).hasMessageContaining("Argon2id");
    }
}
