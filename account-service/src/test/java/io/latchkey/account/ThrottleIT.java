package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SecurityEvent.SignInThrottled;
import io.latchkey.platform.keys.UuidFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many guesses anybody gets, and that the holder's known browser is kept out by nobody. */
class ThrottleIT extends AccountStackFixture {

    private static final int BUDGET = 10;
    private static final String WRONG = "not the password of anybody";

    private final InternalApi replica = stack.replica();

    @Test
    void ofFiftyGuessesAtOnceOnTwoReplicasTenAreLookedAtWhetherTheAddressIsKnownOrNot() {
        UUID account = happenings.active();
        for (Map<String, Object> more : List.of(from(account), from(UuidFactory.nextUuid()))) {
            List<String> outcomes = askTogether(50, (api, index) -> api.signIn(facts(account), WRONG, more));
            assertThat(outcomes).filteredOn("INVALID_CREDENTIALS"::equals).hasSize(BUDGET);
            assertThat(outcomes).filteredOn("TOO_MANY_ATTEMPTS"::equals).hasSize(50 - BUDGET);
        }
        assertThat(replica.signIn(facts(account), Happenings.PASSWORD).outcome())
                .isEqualTo("TOO_MANY_ATTEMPTS");
    }

    @Test
    void theDelayDoublesWithEachFailureAndEndsToTheMillisecond() {
        UUID account = happenings.active();
        fail(account, BUDGET);
        for (long seconds : List.of(30L, 60L, 120L, 240L, 480L, 900L, 900L)) {
            assertThat(wait(account)).isEqualTo(seconds);
            stack.clock().advanceBy(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(wait(account)).isEqualTo(1);
            stack.clock().advanceBy(Duration.ofMillis(1));
            fail(account, 1);
        }
        stack.clock().advanceBy(Duration.ofHours(24));
        fail(account, BUDGET);
        assertThat(wait(account)).isEqualTo(30);
    }

    @Test
    void aSuccessForgetsWhatFailedBefore() {
        UUID account = happenings.active();
        for (int round = 0; round < 3; round++) {
            fail(account, BUDGET - 1);
            assertThat(happenings.signIn(account, Happenings.PASSWORD)).isEqualTo("VERIFIED");
        }
        assertThat(rows("ADDRESS", InternalApi.address(account))).isZero();
    }

    @Test
    void whoeverIsThrottledCostsNoHashAndOneEventAndIsToldTheSame() {
        UUID account = happenings.active();
        Map<String, Object> nobody = from(UuidFactory.nextUuid());
        fail(account, BUDGET);
        for (int i = 0; i < BUDGET; i++) {
            stack.api().signIn(null, WRONG, nobody);
        }
        long hashes = hashes();
        var known = stack.api().signIn(facts(account), Happenings.PASSWORD);
        var unknown = stack.api().signIn(null, WRONG, nobody);
        assertThat(known.response().body()).isEqualTo(unknown.response().body());
        assertThat(hashes()).isEqualTo(hashes);
        stack.rows().awaitOutboxEmpty();
        var events = stack.topics().of(EventTopics.ACCOUNT_SECURITY, account);
        assertThat(events.getLast().orElseThrow()).isInstanceOf(SignInThrottled.class);
    }

    @Test
    void whileStrangersGuessTheHolderSignsInFromTheKnownBrowserEveryTime() {
        UUID account = happenings.active();
        Map<String, Object> known =
                with(from(account), "knownDevice", InternalApi.device("digest-of-a-known-browser", 1, false));
        for (int round = 0; round < 4; round++) {
            Crowd.together(20, index -> Crowd.patiently(() -> stack.api().signIn(facts(account), WRONG)));
            assertThat(stack.api().signIn(facts(account), WRONG).outcome()).isEqualTo("TOO_MANY_ATTEMPTS");
            assertThat(stack.api()
                            .signIn(facts(account), Happenings.PASSWORD, known)
                            .outcome())
                    .isEqualTo("VERIFIED");
        }
        List<String> stolen =
                Crowd.together(50, index -> Crowd.patiently(() -> stack.api().signIn(facts(account), WRONG, known)));
        assertThat(stolen)
                .as("a stolen browser")
                .filteredOn("INVALID_CREDENTIALS"::equals)
                .hasSize(BUDGET);
    }

    @Test
    void aNetworkIsAskedForProofAfterThirtyFailuresAndRefusedAfterAHundredUntilItsWindowIsOver() {
        String network = "network-" + UuidFactory.nextUuid();
        assertThat(spray(network, 31, false)).containsOnly("INVALID_CREDENTIALS");
        assertThat(spray(network, 3, false)).containsOnly("PROOF_REQUIRED");
        assertThat(spray(network, 80, true).stream().filter("INVALID_CREDENTIALS"::equals))
                .hasSize(69);
        assertThat(spray(network, 1, false)).containsOnly("TOO_MANY_ATTEMPTS");
        stack.clock().advanceBy(Duration.ofMinutes(15).minusMillis(1));
        assertThat(spray(network, 1, true)).containsOnly("TOO_MANY_ATTEMPTS");
        stack.clock().advanceBy(Duration.ofMillis(1));
        assertThat(spray(network, 1, false)).containsOnly("INVALID_CREDENTIALS");
    }

    @Test
    void aNetworkGetsOnlyItsSuccessesBackAndOneWithoutLimitsIsNeverCounted() {
        UUID account = happenings.active();
        String network = "network-" + UuidFactory.nextUuid();
        spray(network, 3, false);
        Map<String, Object> there = with(with(from(account), "networkDigest", network), "networkLimited", true);
        for (int i = 0; i < 40; i++) {
            assertThat(stack.api()
                            .signIn(facts(account), Happenings.PASSWORD, there)
                            .outcome())
                    .isEqualTo("VERIFIED");
        }
        assertThat(stack.rows().number("SELECT failures FROM throttle WHERE key = '" + network + "'"))
                .isEqualTo(3);
        assertThat(rows("NETWORK", InternalApi.NETWORK)).isZero();
    }

    @Test
    void whatARefusedAddressIsAskedDoesNotCountAgainstItsNetwork() {
        String network = "network-" + UuidFactory.nextUuid();
        Map<String, Object> one =
                with(with(from(UuidFactory.nextUuid()), "networkDigest", network), "networkLimited", true);
        Crowd.together(50, index -> Crowd.patiently(() -> stack.api().signIn(null, WRONG, one)));
        assertThat(stack.rows().number("SELECT failures FROM throttle WHERE key = '" + network + "'"))
                .isEqualTo(BUDGET);
    }

    private List<String> spray(String network, int many, boolean proven) {
        return Crowd.together(many, index -> {
            Map<String, Object> more =
                    with(with(from(UuidFactory.nextUuid()), "networkDigest", network), "proven", proven);
            return Crowd.patiently(() -> stack.api().signIn(null, WRONG, with(more, "networkLimited", true)));
        });
    }

    private void fail(UUID account, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(stack.api().signIn(facts(account), WRONG).outcome()).isEqualTo("INVALID_CREDENTIALS");
        }
    }

    private long wait(UUID account) {
        var answer = stack.api().signIn(facts(account), Happenings.PASSWORD);
        assertThat(answer.outcome()).isEqualTo("TOO_MANY_ATTEMPTS");
        return answer.body().get("retryAfter").asLong();
    }

    private long rows(String kind, String key) {
        return stack.rows().number("SELECT count(*) FROM throttle WHERE kind = '" + kind + "' AND key = '" + key + "'");
    }

    private long hashes() {
        return stack.bean(MeterRegistry.class).timer("latchkey.hash.time").count();
    }

    private static Map<String, Object> facts(UUID account) {
        return InternalApi.facts(account, 1, "ENABLED");
    }

    private static Map<String, Object> from(UUID address) {
        return Map.of("addressDigest", InternalApi.address(address));
    }

    private static Map<String, Object> with(Map<String, Object> more, String name, @Nullable Object value) {
        var all = new HashMap<>(more);
        all.put(name, value);
        return all;
    }
}
