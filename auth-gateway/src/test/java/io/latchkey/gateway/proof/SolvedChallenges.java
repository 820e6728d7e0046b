package io.latchkey.gateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.altcha.altcha.Altcha;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Solutions of challenges, as a browser finds them, and whether a gateway takes them. */
public final class SolvedChallenges {
    static final String PATH = "/api/v1/proof-challenge";
    private static final JsonMapper JSON = JsonMapper.shared();

    private SolvedChallenges() {}

    /** The solution of a challenge that this browser is given. */
    public static String solve(Browser browser) {
        return encode(solutionOf(browser));
    }

    /** Whether a solution that comes with a sign-in is taken for one. */
    public static boolean isProven(Gateway gateway, String proof) {
        gateway.accountService()
                .on("/internal/v1/sign-ins", asked -> FakePeer.Answer.ok("{\"outcome\":\"INVALID_CREDENTIALS\"}"));
        var answer = gateway.browser()
                .post("/api/v1/sessions", Map.of("email", People.address(), "password", "x", "proof", proof));
        assertThat(answer.problem()).isEqualTo("invalid-credentials");
        JsonNode asked =
                JSON.readTree(gateway.accountService().asked().getLast().body());
        return asked.has("proven") && asked.get("proven").asBoolean();
    }

    static String encode(Map<String, Object> solution) {
        return Base64.getEncoder()
                .encodeToString(JSON.writeValueAsString(solution).getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> solutionOf(Browser browser) {
        JsonNode asked = browser.get(PATH).json();
        var members = new LinkedHashMap<String, Object>();
        for (String name : new String[] {"algorithm", "challenge", "salt", "signature"}) {
            members.put(name, asked.get(name).asString());
        }
        members.put("number", findNumber(asked));
        return members;
    }

    private static long findNumber(JsonNode asked) {
        try {
            return Altcha.solveChallenge(
                            asked.get("challenge").asString(),
                            asked.get("salt").asString(),
                            Altcha.Algorithm.SHA256,
                            asked.get("maxnumber").asLong(),
                            0)
                    .number;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
