package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Provider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is posted to the webhook: never an error of ours, never a false word believed. */
class WebhookFuzzIT {

    private static final int ROUNDS = 400;
    private static final List<String> ODD = List.of(
            "\"\\u0000\"",
            "\"\\ud800\"",
            "-1",
            "1e400",
            "-1e-400",
            "9".repeat(900),
            "9".repeat(5_000),
            "null",
            "true",
            "[]",
            "{}",
            "[[[[]]]]",
            "\"" + "é".repeat(3_000) + "\"",
            "\"'; DROP TABLE mail; --\"",
            "\"5.1.1\"",
            "\"bounce\"");

    private static Bench bench;
    private static UUID cause;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of());
        bench.mailbox.behave("{\"webhook\":{\"paused\":true}}");
        cause = bench.reset(bench.person("ada"));
        bench.awaitState(cause, "ACCEPTED");
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void bodiesOfTheRightSignerAreTakenOrRefusedWhateverStandsInThem() {
        Random chance = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = changed(batch(chance), chance);

            assertThat(bench.provider.post(body))
                    .as("round %d: %s", round, new String(body, StandardCharsets.UTF_8))
                    .isIn(204, 400);
        }
    }

    @Test
    void valuesOfEveryKindAtEveryPlaceAreTaken() {
        for (String odd : ODD) {
            for (String member : List.of(
                    "event",
                    "timestamp",
                    "sg_event_id",
                    "latchkey_email_id",
                    "latchkey_attempt",
                    "type",
                    "status",
                    "reason",
                    "response",
                    "bounce_classification")) {
                // Of a member given twice the last counts.
                String event = event("deferred", member + odd.hashCode())
                        .replaceAll("}$", ",\"" + member + "\":" + Matcher.quoteReplacement(odd) + "}");
                assertThat(bench.provider.say(List.of(event)))
                        .as(member + " " + odd)
                        .isIn(204, 400);
            }
        }
    }

    @Test
    void withOneBitOfSignatureTimestampOrBodyChangedNothingIsBelieved() {
        Random chance = new Random(2);
        byte[] body = ("[" + event("bounce", "never") + "]").getBytes(StandardCharsets.UTF_8);
        byte[] signature = Base64.getDecoder().decode(bench.stack.signer().sign(bench.provider.timestamp, body));
        for (int round = 0; round < ROUNDS; round++) {
            byte[] other = flipped(signature, chance);
            assertThat(bench.provider.post(body, Base64.getEncoder().encodeToString(other)))
                    .isEqualTo(401);
            assertThat(bench.provider.post(
                            flipped(body, chance), Base64.getEncoder().encodeToString(signature)))
                    .isEqualTo(401);
            String stamp = Long.toString(Long.parseLong(bench.provider.timestamp) + 1 + chance.nextInt(1_000_000));
            assertThat(bench.provider.post(body, bench.stack.signer().sign(stamp, body)))
                    .isEqualTo(401);
        }
        assertThat(bench.rows.query("SELECT count(*) FROM provider_word WHERE word_key LIKE '%never%'"))
                .containsExactly("0");
        assertThat(bench.state(cause)).isSubsetOf("ACCEPTED", "DEFERRED", "DELIVERED", "BOUNCED", "COMPLAINED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/octet-stream",
                "not a type"
            })
    void theTypeOfTheBodyDoesNotMatterOnlyItsSignatureDoes(String type) {
        byte[] body = "[]".getBytes(StandardCharsets.UTF_8);

        assertThat(bench.provider.postAs(type, body, true)).isEqualTo(204);
        assertThat(bench.provider.postAs(type, body, false)).isEqualTo(401);
    }

    @Test
    void depthAndLengthHaveLimitsThatRefuse() {
        for (String body : List.of(
                "[".repeat(100_000),
                "[".repeat(100_000) + "]".repeat(100_000),
                "[" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "]",
                "[{\"timestamp\":" + "9".repeat(200_000) + "}]",
                "[{\"" + "k".repeat(200_000) + "\":1}]")) {
            assertThat(bench.provider.post(body.getBytes(StandardCharsets.UTF_8)))
                    .as(body.substring(0, 20))
                    .isIn(204, 400);
        }
        assertThat(bench.provider.post(("[" + "\"x\",".repeat(200_000) + "1]").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(204);
    }

    private static byte[] batch(Random chance) {
        List<String> events = new ArrayList<>();
        List<String> names = List.of("processed", "deferred", "delivered", "bounce", "dropped", "spamreport", "open");
        for (int i = 0; i <= chance.nextInt(4); i++) {
            events.add(event(names.get(chance.nextInt(names.size())), "fuzz" + chance.nextInt()));
        }
        return ("[" + String.join(",", events) + "]").getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String name, String id) {
        return Provider.event(
                name,
                bench.emailId(cause),
                id,
                ",\"type\":\"blocked\",\"status\":\"5.7.1\",\"reason\":\"550 5.7.1 <ada@example.org> no\"");
    }

    /** Some bytes other, gone, doubled or moved. */
    private static byte[] changed(byte[] body, Random chance) {
        byte[] changed = body.clone();
        for (int times = chance.nextInt(4); times > 0 && changed.length > 2; times--) {
            int at = chance.nextInt(changed.length - 1);
            switch (chance.nextInt(4)) {
                case 0 -> changed[at] = (byte) chance.nextInt(256);
                case 1 -> changed = Arrays.copyOf(changed, at + 1);
                case 2 -> System.arraycopy(changed, 0, changed, at, Math.min(20, changed.length - at));
                default -> changed[at] ^= (byte) (1 << chance.nextInt(8));
            }
        }
        return changed;
    }

    private static byte[] flipped(byte[] bytes, Random chance) {
        byte[] flipped = bytes.clone();
        int bit = chance.nextInt(bytes.length * 8);
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }
}
