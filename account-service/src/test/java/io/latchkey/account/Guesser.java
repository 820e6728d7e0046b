package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.keys.UuidFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who guesses, and what has been counted of it. */
record Guesser(AccountStack stack) {

    static final String WRONG_PASSWORD = "not the password of anybody";

    /** A browser that was marked under this credential version. */
    static Map<String, Object> mark(long credentialVersion, boolean factorProved) {
        return InternalApi.device("digest-of-a-known-browser", credentialVersion, factorProved);
    }

    static String network() {
        return "network-" + UuidFactory.nextUuid();
    }

    /** What a question says of a network that is counted. */
    static Map<String, Object> limited(String network) {
        return Map.of("networkDigest", network, "networkLimited", true);
    }

    static Map<String, Object> with(Map<String, Object> more, String name, Object value) {
        var all = new HashMap<>(more);
        all.put(name, value);
        return all;
    }

    Map<String, Object> facts(UUID account) {
        return InternalApi.facts(account, 2, "ENABLED", "REQUIRED");
    }

    /** What comes of a password, of an account with a second factor or without. */
    String password(InternalApi api, UUID account, String password, Map<String, Object> more) {
        boolean factor = stack.rows().number("SELECT count(*) FROM totp WHERE account_id = '" + account + "'") == 1;
        Map<String, Object> facts = factor ? facts(account) : InternalApi.facts(account, 1, "ENABLED");
        return Crowd.patiently(() -> api.signIn(facts, password, more));
    }

    /** What comes of a one-time password for a challenge of its own. */
    String code(InternalApi api, Enrolled enrolled, String code, Map<String, Object> more) {
        return api.code(facts(enrolled.account()), challenge(enrolled), Map.entry("oneTimePassword", code), more)
                .outcome();
    }

    String recoveryCode(InternalApi api, Enrolled enrolled, String code, Map<String, Object> more) {
        return api.code(facts(enrolled.account()), challenge(enrolled), Map.entry("recoveryCode", code), more)
                .outcome();
    }

    /** A challenge as a browser gets it that nothing keeps out. */
    String challenge(Enrolled enrolled) {
        Map<String, Object> elsewhere = Map.of("addressDigest", "address-" + UuidFactory.nextUuid());
        return stack.api()
                .signIn(facts(enrolled.account()), Happenings.PASSWORD, elsewhere)
                .text("challenge");
    }

    /** Wrong codes that are all looked at. */
    void wrongCodes(Enrolled enrolled, int many, Map<String, Object> more) {
        String wrong = enrolled.phone().wrong(stack);
        for (int i = 0; i < many; i++) {
            assertThat(code(i % 2 == 0 ? stack.api() : stack.replica(), enrolled, wrong, more))
                    .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        }
    }

    String renewCodes(Enrolled enrolled, String password, String code) {
        return stack.api()
                .ask(
                        "recovery-codes",
                        Map.of(
                                "facts",
                                facts(enrolled.account()),
                                "addressDigest",
                                InternalApi.address(enrolled.account()),
                                "networkDigest",
                                InternalApi.NETWORK,
                                "password",
                                password,
                                "oneTimePassword",
                                code))
                .outcome();
    }

    /** As if so many had failed a moment ago. */
    void spend(String kind, String key, int failures) {
        String now = "'" + stack.clock().instant() + "'";
        stack.rows()
                .execute("INSERT INTO throttle (kind, key, failures, since, last_at, refused_until) VALUES ('" + kind
                        + "', '" + key + "', " + failures + ", " + now + ", " + now + ", timestamptz " + now
                        + " + interval '10 minutes') ON CONFLICT (kind, key) DO UPDATE SET failures = "
                        + "excluded.failures, since = excluded.since, last_at = excluded.last_at, refused_until = "
                        + "excluded.refused_until");
    }

    /** The buckets of an account, its address and a network, each with its failures, by name. */
    List<String> counts(UUID account, String network) {
        return stack.rows()
                .rows("SELECT kind || ' ' || failures FROM throttle WHERE failures > 0 AND (key LIKE '%" + account
                        + "%' OR key = '" + network + "') ORDER BY kind");
    }
}
