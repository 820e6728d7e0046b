// Over 250 lines: half of it is the list of what is wrong.
package io.latchkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.SecurityEvent.SignInFailed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that can stand in a record makes the reader throw, guess or repeat what it saw. */
class BadInputTests {

    private static final Golden RESET = Golden.of(PasswordResetRequested.class);
    private static final Golden PROFILE = Golden.of(AccountProfile.class);

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void aFieldThatIsUnknownIsIgnoredWhateverItHolds(Golden golden) {
        for (String extra : List.of("null", "1", "1e400", "\"\\ud800\"", "[[[{}]]]", "{\"at\":5}")) {
            String json = golden.json().replaceFirst("\\{", "{\"invented\":" + extra + ",");
            assertThat(golden.read(json)).as(extra).isEqualTo(golden.read());
        }
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void aFieldOfAWrongTypeIsMalformedAndNamed(Golden golden) {
        for (String field : golden.tree().propertyNames()) {
            for (String wrong : List.of("{}", "[]", "[1]", "true", "1.5", "-1", "\"\"", "\" \"", "1e400")) {
                if (field.equals("granted") && wrong.equals("[]")) {
                    continue; // none, as where it is absent
                }
                var changed = golden.tree();
                changed.set(field, Golden.JSON.readTree(wrong.equals("1e400") ? "1e30" : wrong));
                assertMalformed(golden.read(changed.toString()), field + "=" + wrong);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void aFieldThatMayNotBeNullMayNotBeAbsentEither(Golden golden) {
        for (String field : golden.tree().propertyNames()) {
            var without = golden.tree();
            without.remove(field);
            var asNull = golden.tree().putNull(field);
            assertThat(golden.read(without.toString())).as(field).isEqualTo(golden.read(asNull.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccountCreated.accountId",
                "AccountCreated.version",
                "AccountCreated.profileVersion",
                "AccountCreated.locale",
                "AccountCreated.roles",
                "AccountCreated.at",
                "PasswordResetRequested.requestId",
                "PasswordResetRequested.requestedBy",
                "PasswordChanged.credentialVersion",
                "PasswordChanged.cause",
                "RecoveryCodeUsed.remaining",
                "AccountProfile.email",
                "AccountProfile.displayName",
                "AccountState.status",
                "AccountState.twoFactor",
                "SignInFailed.addressDigest",
                "SignInThrottled.until",
                "LinkRefused.reason",
                "EmailQueued.emailId",
                "EmailQueued.causeId",
                "EmailQueued.template",
                "EmailAccepted.provider",
                "EmailAccepted.attempt",
                "EmailBounced.reason"
            })
    void whatATypeNeedsIsMissed(String typeAndField) {
        String[] parts = typeAndField.split("\\.", 2);
        Golden golden = Golden.all()
                .filter(g -> g.toString().equals(parts[0]))
                .findFirst()
                .orElseThrow();
        var without = golden.tree();
        without.remove(parts[1]);

        assertMalformed(golden.read(without.toString()), typeAndField);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "42",
                "not json",
                "{",
                "{\"accountId\":",
                "{}{}",
                "{'a':1}",
                "{\"accountId\":\"1-1-1-1-1\"}",
                "/* */{}",
                "NaN",
                "\uFEFF{}"
            })
    void aValueThatIsNotTheObjectIsMalformed(String json) {
        assertMalformed(RESET.read(json), json);
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        assertMalformed(bytes(RESET.json().getBytes(StandardCharsets.UTF_16)), "UTF-16");
        assertMalformed(bytes(RESET.json().getBytes(StandardCharsets.UTF_16LE)), "UTF-16LE");
        assertMalformed(bytes(PROFILE.json().getBytes(StandardCharsets.ISO_8859_1)), "Latin-1");
        assertMalformed(bytes(new byte[] {(byte) 0xC0, (byte) 0x80}), "overlong NUL");
        assertMalformed(bytes(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}), "raw surrogate");
        assertMalformed(bytes(new byte[] {0}), "NUL");
        assertMalformed(bytes(("\uFEFF" + RESET.json()).getBytes(StandardCharsets.UTF_8)), "byte order mark");
    }

    @Test
    void aKeyThatStandsTwiceIsMalformed() {
        assertMalformed(RESET.read(RESET.json().replaceFirst("\\{", "{\"profileVersion\":9,")), "twice");
    }

    @Test
    void nestingHowDeepSoeverIsMalformedAndNoOverflow() {
        String deep = "{\"invented\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";

        assertMalformed(RESET.read(deep), "deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-1-1-1-1",
                "01890a5dac96774bbcceb302099a8057",
                "{01890a5d-ac96-774b-bcce-b302099a8057}",
                "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057",
                " 01890a5d-ac96-774b-bcce-b302099a8057",
                "01890a5d-ac96-774b-bcce-b302099a805",
                "01890a5d-ac96-774b-bcce-b302099a805g",
                "AYkKXayWd0u8zrMCCZqAVw==",
                "٠1890a5d-ac96-774b-bcce-b302099a8057"
            })
    void anIdentifierHasOneFormOnly(String id) {
        assertMalformed(RESET.read(RESET.tree().put("accountId", id).toString()), id);
        assertMalformed(withHeader(EventHeaders.ID, id), id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-03-01",
                "2026-03-01T10:15:30",
                "1772360130",
                "2026-13-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "3000-01-01T00:00:00Z",
                "2026-03-01T10:15:30.1234567890Z"
            })
    void aTimeIsIso8601OfOurDays(String time) {
        assertMalformed(RESET.read(RESET.tree().put("at", time).toString()), time);
        assertMalformed(withHeader(EventHeaders.TIME, time), time);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aVersionCountsFromOne(long version) {
        assertMalformed(PROFILE.read(PROFILE.tree().put("version", version).toString()), "version");
        assertMalformed(RESET.read(RESET.tree().put("profileVersion", version).toString()), "profileVersion");
    }

    @Test
    void aNumberTooLargeOrWithAFractionIsNoVersion() {
        for (String number : List.of("1e400", "9223372036854775808", "2.0", "2e0", "\"2\"", "0x2", "02", "+2")) {
            String json = RESET.json().replace("\"profileVersion\":2", "\"profileVersion\":" + number);
            assertMalformed(RESET.read(json), number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nobody", "@example.org", "a@", "a@b@c", "a b@example.org", "a@example.org\r\nBcc: x", "ü@x.org"
            })
    void anAddressThatNoHeaderCouldCarryIsMalformed(String address) {
        assertMalformed(PROFILE.read(PROFILE.tree().put("email", address).toString()), address);
    }

    @Test
    void aNameWithControlCharactersOrHalfASurrogatePairIsMalformed() {
        for (String name : List.of("a\\u0000b", "a\\r\\nb", "\\ud800", "\\udc00x", "\\u0085", "", "   ")) {
            String json = PROFILE.json().replace("Zoë Çelik 🗝", name);
            assertMalformed(PROFILE.read(json), name);
        }
        assertMalformed(
                PROFILE.read(PROFILE.tree().put("displayName", "x".repeat(201)).toString()), "long");
    }

    @Test
    void addressAndNetworkStandInNoEventReadable() {
        Golden failed = Golden.of(SignInFailed.class);
        for (String typed : List.of("someone@example.org", "203.0.113.9/32", "2001:db8:1:2::/64", "short")) {
            assertMalformed(
                    failed.read(failed.tree().put("addressDigest", typed).toString()), typed);
            assertMalformed(
                    failed.read(failed.tree().put("networkDigest", typed).toString()), typed);
        }
    }

    @Test
    void aReasonNeverRepeatsWhatStoodInTheRecord() {
        String canary = "canary-" + "7f3a";
        for (String field : PROFILE.tree().propertyNames()) {
            var changed = PROFILE.tree();
            changed.put(field, canary + "\u0000@");
            assertQuiet(PROFILE.read(changed.toString()), canary);
        }
        assertQuiet(PROFILE.read("{\"" + canary + "\":1,\"" + canary + "\":2}"), canary);
        assertQuiet(PROFILE.read("{\"roles\":[{\"" + canary + "\":1}]}"), canary);
        PROFILE.headers().keySet().stream()
                .filter(header ->
                        !Set.of(EventHeaders.TYPE, EventHeaders.SOURCE).contains(header))
                .forEach(header -> assertQuiet(withHeader(header, canary), canary));
    }

    /** Every byte of every golden record flipped, cut off or doubled: an answer, never an exception. */
    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void noChangeOfBytesMakesTheReaderThrow(Golden golden) {
        var random = new Random(golden.toString().hashCode());
        byte[] original = golden.json().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < original.length; i++) {
            byte[] changed = original.clone();
            changed[i] = (byte) random.nextInt(256);
            assertThat(EventReader.read(golden.headerBytes(), changed)).isNotNull();
            assertMalformed(EventReader.read(golden.headerBytes(), Arrays.copyOf(original, i)), "cut at " + i);
        }
    }

    private static EventReader.ParsedEvent bytes(byte[] value) {
        return EventReader.read(RESET.headerBytes(), value);
    }

    private static EventReader.ParsedEvent withHeader(String name, String value) {
        var headers = new HashMap<>(RESET.headerBytes());
        headers.put(name, value.getBytes(StandardCharsets.UTF_8));
        return EventReader.read(headers, RESET.json().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(EventReader.ParsedEvent read, String what) {
        assertThat(read)
                .as(what)
                .asInstanceOf(type(EventReader.ParsedEvent.Malformed.class))
                .extracting(EventReader.ParsedEvent.Malformed::reason)
                .asString()
                .matches("(the value|field|header) [ -~]{5,80}");
    }

    private static void assertQuiet(EventReader.ParsedEvent read, String canary) {
        assertThat(read.toString()).doesNotContain(canary);
    }
}
