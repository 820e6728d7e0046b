package io.latchkey.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People with accounts, and how they sign in with the small account-service of the tests. */
public final class People {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Gateway gateway;

    public People(Gateway gateway) {
        this.gateway = gateway;
    }

    public static String address() {
        return "person" + COUNT.incrementAndGet() + "."
                + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }

    /** The first executive, signed in. */
    public Browser executive() {
        return signIn(Gateway.FIRST_EXECUTIVE);
    }

    public UUID create(String email, String name) {
        return create(email, name, List.of());
    }

    /** Somebody with these roles besides the one that everybody has. */
    public UUID create(String email, String name, List<String> roles) {
        return create(executive(), email, name, roles);
    }

    /** Created by this executive. */
    public UUID create(Browser executive, String email, String name) {
        return create(executive, email, name, List.of());
    }

    private static UUID create(Browser executive, String email, String name, List<String> roles) {
        Browser.Answer created = executive.post(
                "/api/v1/accounts", Map.of("email", email, "displayName", name, "locale", "en", "roles", roles));
        return UUID.fromString(created.json().get("accountId").asString());
    }

    public Browser signIn(String email) {
        return signInAs(email, 1);
    }

    /** Signed in with the password of this version. */
    public Browser signInAs(String email, long credentialVersion) {
        verifying(email, credentialVersion);
        return signInVerified(email);
    }

    /** The same with a second factor besides. */
    public Browser signInWithFactor(String email) {
        verifying(email, 1, "ENROLLED");
        return signInVerified(email);
    }

    private Browser signInVerified(String email) {
        Browser.Answer answer =
                gateway.browser().post("/api/v1/sessions", Map.of("email", email, "password", "correct horse battery"));
        if (answer.status() != 201) {
            throw new IllegalStateException("sign-in answered " + answer.problem());
        }
        return gateway.browser().with("Cookie", answer.cookie());
    }

    /** The browser's holder signed in, and proved last, too long ago for a privileged act. */
    public Browser stale(Browser browser) {
        gateway.rows().change("""
                UPDATE session SET signed_in_at = signed_in_at - interval '16 minutes', proved_at = NULL
                 WHERE token_digest = sha256(?)
                """, sessionToken(browser));
        return browser;
    }

    private static byte[] sessionToken(Browser browser) {
        return String.valueOf(browser.headers().get("Cookie"))
                .split("[=;]", 3)[1]
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** From now on account-service answers a proof of the session so. */
    public void proving(String outcome, String... members) {
        gateway.accountService()
                .on(
                        "/internal/v1/session-proofs",
                        asked -> FakePeer.Answer.ok(
                                "{\"outcome\":\"" + outcome + "\"" + String.join("", members) + "}"));
    }

    /** The same: the holder of this account proved every factor. */
    public void provingRight(String email) {
        proving("VERIFIED", ",\"accountId\":\"" + id(email) + """
                ","credentialVersion":1,"state":{"version":2,"status":"ACTIVE","twoFactor":"OFF",
                "passwordSetAt":"2026-01-01T00:00:00Z"}
                """);
    }

    /** From now on account-service says that the password is right. */
    public void verifying(String email, long credentialVersion) {
        verifying(email, credentialVersion, "OFF");
    }

    private void verifying(String email, long credentialVersion, String twoFactor) {
        UUID accountId = id(email);
        gateway.accountService()
                .on(
                        "/internal/v1/sign-ins",
                        asked -> FakePeer.Answer.ok(
                                """
                                {"outcome":"VERIFIED","accountId":"%s","credentialVersion":%d,"state":{"version":%d,
                                "status":"ACTIVE","twoFactor":"%s","passwordSetAt":"2026-01-01T00:00:00Z"}}
                                """.formatted(accountId, credentialVersion, credentialVersion + 1, twoFactor)));
    }

    public UUID id(String email) {
        var found =
                gateway.rows().query("SELECT account_id FROM account WHERE email = ?", email.toLowerCase(Locale.ROOT));
        return UUID.fromString(String.valueOf(found.getFirst().get("account_id")));
    }
}
