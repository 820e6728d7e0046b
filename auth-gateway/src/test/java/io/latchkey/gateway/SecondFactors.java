package io.latchkey.gateway;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the small account-service of the tests says about the second step of one account. */
public record SecondFactors(Gateway gateway, UUID accountId) {
    public static final String OFFERED = """
            {"outcome":"OFFERED","secret":"ABCDEFGHIJKLMNOP","otpauthUri":"otpauth://totp/x?secret=ABCDEFGHIJKLMNOP",
            "qrCode":"data:image/png;base64,AAAA"}
            """;

    /** The same, with a code mailed besides. */
    public static final String OFFERED_WITH_MAIL = OFFERED.replace(
            "{\"outcome\"",
            "{\"mailCode\":{\"sentNow\":true,\"sentAt\":\"2026-03-01T09:00:00Z\",\"nextAt\":\"2026-03-01T09:01:00Z\"},"
                    + "\"outcome\"");

    /** Of the form that account-service gives: the account's id, then 32 bytes. */
    public String challenge() {
        byte[] bytes = ByteBuffer.allocate(48)
                .putLong(accountId.getMostSignificantBits())
                .putLong(accountId.getLeastSignificantBits())
                .putLong(4711)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public void answerSignIns(String reply) {
        gateway.accountService().on("/internal/v1/sign-ins", asked -> FakePeer.Answer.ok(reply));
    }

    /** From now on, the step of this name is answered so. */
    public void on(String step, String reply) {
        gateway.accountService().on("/internal/v1/challenges/" + step, asked -> FakePeer.Answer.ok(reply));
    }

    public String verified(long credentialVersion) {
        return "{\"outcome\":\"VERIFIED\"," + proof(credentialVersion) + "}";
    }

    public String enrolled(long credentialVersion) {
        return enrolled(credentialVersion, "");
    }

    /** The same in the session that the enrolment was started in. */
    public String enrolledIn(String sessionId, long credentialVersion) {
        return enrolled(credentialVersion, "\"sessionId\":\"" + sessionId + "\",");
    }

    private String enrolled(long credentialVersion, String session) {
        String codes = IntStream.range(0, 10)
                .mapToObj(at -> "\"ABCD" + at + "-FGHJK-MNPQR-STVWX-YZ234\"")
                .collect(Collectors.joining(","));
        return "{\"outcome\":\"ENROLLED\"," + session + "\"recoveryCodes\":[" + codes + "]," + proof(credentialVersion)
                + "}";
    }

    /** The members of an answer that speak of the account. */
    public String proof(long credentialVersion) {
        return """
                "accountId":"%s","credentialVersion":%d,"state":{"version":%d,"status":"ACTIVE","twoFactor":"ENROLLED",
                "passwordSetAt":"2026-01-01T00:00:00Z"}
                """.formatted(accountId, credentialVersion, credentialVersion + 10);
    }

    /** The headers of an answer that must not differ between two people. */
    public Map<String, List<String>> comparable(Browser.Answer answer) {
        var headers = new HashMap<>(answer.response().headers().map());
        List.of("date", "traceparent", "x-request-id").forEach(headers::remove);
        return headers;
    }
}
