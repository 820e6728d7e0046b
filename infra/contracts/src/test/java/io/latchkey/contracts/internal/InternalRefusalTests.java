package io.latchkey.contracts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.SignInOperation.SignInRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What cannot be understood is refused, with its place and without its content. */
class InternalRefusalTests {

    private static final Set<String> OPTIONAL =
            Set.of("facts", "oneTimePassword", "recoveryCode", "proven", "sessionId");
    private static final Set<String> NEVER_NEEDED = Set.of(
            "knownDevice",
            "networkLimited",
            "earlierOrigins",
            "earlierAddressDigests",
            "mailCode",
            "sendAgain",
            "browserDigest",
            "displayName");
    private static final Set<String> REQUIRED_FACTS =
            Set.of("PasswordChange", "RecoveryCodes", "SessionProof", "EnrolmentStart");
    private static final String DIGEST = "0123456789abcdef";

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.internal.InternalGolden#responses")
    void anOutcomeThatIsNotKnownIsRefused(InternalGolden golden) {
        if (golden.name().startsWith("response") || golden.operation().equals("Links")) {
            return;
        }
        String misspelt = golden.json().replace(golden.outcome(), golden.outcome() + "_X");

        assertThatThrownBy(() -> golden.read(misspelt))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessage(golden.outcome() + "_X is no known outcome");
        assertThatThrownBy(() -> golden.read("{}"))
                .isInstanceOf(InvalidMessage.class)
                .isNotInstanceOf(UnknownOutcome.class);
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.internal.InternalGolden#all")
    void whatIsNoSuchMessageAtAllIsRefused(InternalGolden golden) {
        for (String body : List.of("", "null", "[]", "7", "{", "\u0000", golden.json() + "{}", "[".repeat(5000))) {
            assertThatThrownBy(() -> golden.read(body)).as(body).isInstanceOf(InvalidMessage.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.internal.InternalGolden#requests")
    void aRequestHasEveryMemberThatItNeedsAndNoOther(InternalGolden golden) {
        for (String name : tree(golden).propertyNames()) {
            boolean optional = NEVER_NEEDED.contains(name)
                    || (OPTIONAL.contains(name) && !neededHere(golden, name))
                    || (golden.operation().equals("Redemption") && name.equals("addressDigest"));
            String without = without(golden, name);
            if (optional) {
                assertThat(golden.read(without)).isNotNull();
            } else {
                assertThatThrownBy(() -> golden.read(without)).as(name).isInstanceOf(InvalidMessage.class);
            }
        }
        String surprising = tree(golden).put("surprise", 1).toString();

        var refusal = catchThrowableOfType(InvalidMessage.class, () -> golden.read(surprising));

        assertThat(refusal.pointer()).isEqualTo("/surprise");
        assertThat(refusal.detail()).isEqualTo("is not what belongs here");
    }

    @Test
    void aRefusalNeverRepeatsWhatStoodThere() {
        String body = "{\"facts\":null,\"addressDigest\":\"" + DIGEST + "\",\"networkDigest\":\"" + DIGEST
                + "\",\"password\":{\"correct horse\":\"battery\"}}";

        var refusal = catchThrowableOfType(
                InvalidMessage.class, () -> SignInOperation.SIGN_IN.readRequest(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(refusal).hasNoCause().hasMessageNotContainingAny("horse", "battery");
        assertThat(refusal.pointer()).isEqualTo("/password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "7", "null", "[]", "true"})
    void aSecretIsAStringOfWellFormedUnicode(String password) {
        String body = "{\"addressDigest\":\"" + DIGEST + "\",\"networkDigest\":\"" + DIGEST + "\",\"password\":"
                + password + "}";

        assertThatThrownBy(() -> SignInOperation.SIGN_IN.readRequest(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidMessage.class);
    }

    @Test
    void whatIsTakenForGrantedIsNotWritten() {
        var plain = new SignInRequest(null, DIGEST, DIGEST, new SecretValue("x"), null, null, true, false, List.of());
        var special = new SignInRequest(null, DIGEST, DIGEST, new SecretValue("x"), null, null, false, true, null);

        assertThat(plain.countsNetwork()).isTrue();
        assertThat(plain.provesWork()).isFalse();
        assertThat(written(plain)).doesNotContain("networkLimited", "proven", "earlierOrigins");
        assertThat(special.countsNetwork()).isFalse();
        assertThat(special.provesWork()).isTrue();
        assertThat(written(special)).endsWith("\"networkLimited\":false,\"proven\":true}");
    }

    @Test
    void digestsUnderEarlierKeysAreDigestsAndFew() {
        var origin = new OriginDigests(DIGEST, DIGEST);
        for (String earlier : List.of(
                "[{\"addressDigest\":\"x\",\"networkDigest\":\"" + DIGEST + "\"}]",
                "[{\"addressDigest\":\"" + DIGEST + "\"}]",
                "[null]",
                JsonMapper.shared().writeValueAsString(Collections.nCopies(8, origin)))) {
            String body = "{\"addressDigest\":\"" + DIGEST + "\",\"networkDigest\":\"" + DIGEST
                    + "\",\"password\":\"x\",\"earlierOrigins\":" + earlier + "}";
            assertThatThrownBy(() -> SignInOperation.SIGN_IN.readRequest(body.getBytes(StandardCharsets.UTF_8)))
                    .as(earlier)
                    .isInstanceOf(InvalidMessage.class);
        }
        var most = new SignInRequest(
                null, DIGEST, DIGEST, new SecretValue("x"), null, null, null, null, Collections.nCopies(7, origin));
        assertThat(most.origins()).hasSize(8).containsOnly(origin);
    }

    private static boolean neededHere(InternalGolden golden, String name) {
        return switch (name) {
            case "facts" -> REQUIRED_FACTS.contains(golden.operation());
            case "sessionId" -> golden.operation().equals("EnrolmentStart");
            default -> !Set.of("SignIn", "SessionProof").contains(golden.operation());
        };
    }

    private static String written(SignInRequest request) {
        return new String(SignInOperation.SIGN_IN.writeRequest(request), StandardCharsets.UTF_8);
    }

    private static ObjectNode tree(InternalGolden golden) {
        return (ObjectNode) JsonMapper.shared().readTree(golden.json());
    }

    private static String without(InternalGolden golden, String name) {
        return tree(golden).without(name).toString();
    }
}
