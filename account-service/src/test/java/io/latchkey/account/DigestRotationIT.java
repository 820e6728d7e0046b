package io.latchkey.account;

import static io.latchkey.account.Guesser.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.keys.UuidFactory;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The keys of the digests are changed while somebody guesses: one budget, whichever key is first on whichever replica. */
class DigestRotationIT extends AccountStackFixture {

    // Started before any crowd is, which would wait for it on every thread it needs.
    private final InternalApi replica = stack.replica();
    private final Guesser guesser = new Guesser(stack);
    private final UUID account = happenings.active();
    private final Origin old = new Origin("old-address-" + account, "old-network-" + account);
    private final Origin fresh = new Origin("new-address-" + account, "new-network-" + account);

    @Test
    void twoReplicasThatDisagreeAboutTheFirstKeyCountInTheSameBuckets() {
        for (int i = 0; i < 5; i++) {
            assertThat(wrong(stack.api(), under(old, fresh))).isEqualTo("INVALID_CREDENTIALS");
            assertThat(wrong(replica, under(fresh, old))).isEqualTo("INVALID_CREDENTIALS");
        }
        for (Map<String, Object> origin : List.of(under(old, fresh), under(fresh, old), under(old), under(fresh))) {
            assertThat(wrong(replica, origin)).as("%s", origin).isEqualTo("TOO_MANY_ATTEMPTS");
        }
        assertThat(guesser.counts(account, fresh.network()))
                .containsExactly(
                        "ADDRESS 10", "ADDRESS 10", "CONSECUTIVE 10", "CONSECUTIVE 10", "NETWORK 10", "NETWORK 10");
    }

    @Test
    void ofManyAtOnceUnderTwoKeysAsManyAreLookedAtAsUnderOne() {
        List<String> outcomes = askTogether(
                16,
                (api, index) ->
                        api.signIn(facts(), WRONG_PASSWORD, index % 3 == 0 ? under(old, fresh) : under(fresh, old)));
        assertThat(Collections.frequency(outcomes, "INVALID_CREDENTIALS")).isEqualTo(10);
        assertThat(Collections.frequency(outcomes, "TOO_MANY_ATTEMPTS")).isEqualTo(6);
    }

    @Test
    void whatWasCountedBeforeCountsUnderTheNewKeyAndStaysWhenTheOldOneIsDropped() {
        guesser.spend("ADDRESS", old.address(), 10);
        guesser.spend("CONSECUTIVE", old.address(), 100);
        guesser.spend("NETWORK", old.network(), 100);
        assertThat(wrong(stack.api(), under(fresh)))
                .as("the new key alone knows nothing")
                .isEqualTo("INVALID_CREDENTIALS");
        stack.rows().execute("DELETE FROM throttle WHERE key LIKE 'new-%" + account + "'");

        assertThat(wrong(stack.api(), under(fresh, old))).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(wrong(replica, under(fresh))).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(guesser.counts(account, "none"))
                .containsExactly(
                        "ADDRESS 10", "ADDRESS 10", "CONSECUTIVE 100", "CONSECUTIVE 100", "NETWORK 100", "NETWORK 100");
    }

    @Test
    void anUnknownAddressIsCountedTheSameWay() {
        UUID nobody = UuidFactory.nextUuid();
        var before = new Origin("old-address-" + nobody, "old-network-" + nobody);
        var now = new Origin("new-address-" + nobody, "new-network-" + nobody);
        stack.api().signIn(null, WRONG_PASSWORD, under(before));
        stack.api().signIn(null, WRONG_PASSWORD, under(now, before));
        assertThat(guesser.counts(nobody, "none"))
                .containsExactly("ADDRESS 2", "ADDRESS 2", "CONSECUTIVE 2", "CONSECUTIVE 2", "NETWORK 2", "NETWORK 2");
    }

    @Test
    void aSuccessForgetsUnderEveryKeyAndAKnownBrowserHasOneBucketUnderBoth() {
        wrong(stack.api(), under(old));
        wrong(stack.api(), under(fresh, old));
        assertThat(password(Happenings.PASSWORD, under(fresh, old))).isEqualTo("VERIFIED");
        assertThat(guesser.counts(account, "none")).containsExactly("NETWORK 2", "NETWORK 2");

        Map<String, Object> known = Guesser.with(under(fresh, old), "knownDevice", Guesser.mark(1, false));
        Map<String, Object> before = Guesser.with(under(old), "knownDevice", Guesser.mark(1, false));
        wrong(stack.api(), before);
        wrong(replica, known);
        assertThat(guesser.counts(account, "none")).containsExactly("DEVICE 2", "DEVICE 2", "NETWORK 2", "NETWORK 2");
    }

    @Test
    void aRedeemedLinkFreesTheAddressUnderEveryKey() {
        guesser.spend("CONSECUTIVE", old.address(), 100);
        assertThat(wrong(stack.api(), under(fresh, old))).isEqualTo("TOO_MANY_ATTEMPTS");
        String token = stack.api().token(account, happenings.link(account));
        Map<String, Object> freed =
                Map.of("addressDigest", fresh.address(), "earlierAddressDigests", List.of(old.address()));
        assertThat(stack.api().redeem(token, "another teapot quartz", freed).outcome())
                .isEqualTo("REDEEMED");
        assertThat(password("another teapot quartz", under(old, fresh))).isEqualTo("VERIFIED");
    }

    @Test
    void codesOfAChallengeCountForTheNetworkUnderEveryKey() {
        Enrolled enrolled = happenings.enrolled();
        guesser.spend("NETWORK", old.network(), 99);
        String wrong = enrolled.phone().wrong(stack);
        assertThat(guesser.code(stack.api(), enrolled, wrong, under(fresh, old)))
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        for (Map<String, Object> origin : List.of(under(fresh, old), under(fresh), under(old))) {
            assertThat(guesser.code(replica, enrolled, wrong, origin)).isEqualTo("TOO_MANY_ATTEMPTS");
        }
    }

    private String wrong(InternalApi api, Map<String, Object> origin) {
        return Crowd.patiently(() -> api.signIn(facts(), WRONG_PASSWORD, origin));
    }

    private String password(String password, Map<String, Object> origin) {
        return Crowd.patiently(() -> stack.api().signIn(facts(), password, origin));
    }

    private Map<String, Object> facts() {
        return InternalApi.facts(account, 1, "ENABLED");
    }

    /** Where an attempt comes from, as a gateway says it whose list has this key first. */
    private static Map<String, Object> under(Origin first, Origin... others) {
        var said = new HashMap<String, Object>(Guesser.limited(first.network()));
        said.put("addressDigest", first.address());
        if (others.length > 0) {
            said.put(
                    "earlierOrigins",
                    List.of(others).stream()
                            .map(other -> Map.of("addressDigest", other.address(), "networkDigest", other.network()))
                            .toList());
        }
        return said;
    }

    private record Origin(String address, String network) {}
}
