package io.latchkey.gateway.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.altcha.altcha.Altcha;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Challenges for browsers in tests, made and checked by ALTCHA's own library. */
final class GalleryProof {
    private static final String KEY = "a key of the gallery's own";
    private static final JsonMapper JSON = JsonMapper.shared();

    private GalleryProof() {}

    static String challenge() {
        try {
            var made = Altcha.createChallenge(new Altcha.ChallengeOptions()
                    .setHmacKey(KEY)
                    .setMaxNumber(5000L)
                    .setExpiresInSeconds(600));
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("algorithm", made.algorithm);
            members.put("challenge", made.challenge);
            members.put("maxnumber", made.maxnumber);
            members.put("salt", made.salt);
            members.put("signature", made.signature);
            return JSON.writeValueAsString(members);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isSolved(String proof) {
        JsonNode members = JSON.readTree(java.util.Base64.getDecoder().decode(proof));
        var payload = new Altcha.Payload();
        payload.algorithm = members.get("algorithm").asString();
        payload.challenge = members.get("challenge").asString();
        payload.number = members.get("number").asLong();
        payload.salt = members.get("salt").asString();
        payload.signature = members.get("signature").asString();
        try {
            return Altcha.verifySolution(payload, KEY, true);
        } catch (Exception e) {
            return false;
        }
    }
}
