package io.latchkey.account;

import static io.latchkey.account.Guesser.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.keys.UuidFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The table of infra/docs/adr/0019-guesses.md, row by row: what is typed where, and which buckets are asked. */
class GuessTableIT extends AccountStackFixture {

    // Started before any crowd is, which would wait for it on every thread it needs.
    private final InternalApi replica = stack.replica();
    private final Guesser guesser = new Guesser(stack);

    @Test
    void aPasswordInABrowserThatIsNotKnownIsCountedByAddressInARowAndByNetwork() {
        UUID account = happenings.active();
        String network = Guesser.network();
        guesser.password(stack.api(), account, WRONG_PASSWORD, Guesser.limited(network));
        guesser.password(replica, account, WRONG_PASSWORD, Guesser.limited(network));
        assertThat(guesser.counts(account, network)).containsExactly("ADDRESS 2", "CONSECUTIVE 2", "NETWORK 2");
    }

    @Test
    void aPasswordInAKnownBrowserAsksItsOwnBucketAloneWhateverStrangersAndTheNetworkDid() {
        UUID account = happenings.active();
        String network = Guesser.network();
        Map<String, Object> known = Guesser.with(Guesser.limited(network), "knownDevice", Guesser.mark(1, false));
        guesser.spend("ADDRESS", InternalApi.address(account), 10);
        guesser.spend("CONSECUTIVE", InternalApi.address(account), 100);
        guesser.spend("NETWORK", network, 100);
        assertThat(guesser.password(stack.api(), account, WRONG_PASSWORD, Guesser.limited(network)))
                .isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(guesser.password(stack.api(), account, WRONG_PASSWORD, known))
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(guesser.counts(account, network))
                .containsExactly("ADDRESS 10", "CONSECUTIVE 100", "DEVICE 1", "NETWORK 100");
        assertThat(guesser.password(replica, account, Happenings.PASSWORD, known))
                .isEqualTo("VERIFIED");
    }

    @Test
    void aMarkOfAnotherCredentialVersionIsNoneAndOfAnUnknownAddressNeither() {
        UUID account = happenings.active();
        for (long version : List.of(0L, 2L, Long.MAX_VALUE)) {
            guesser.password(stack.api(), account, WRONG_PASSWORD, Map.of("knownDevice", Guesser.mark(version, true)));
        }
        assertThat(guesser.counts(account, "none")).containsExactly("ADDRESS 3", "CONSECUTIVE 3");
        UUID nobody = UuidFactory.nextUuid();
        stack.api()
                .signIn(
                        null,
                        WRONG_PASSWORD,
                        Map.of("addressDigest", InternalApi.address(nobody), "knownDevice", Guesser.mark(1, true)));
        assertThat(guesser.counts(nobody, "none")).containsExactly("ADDRESS 1", "CONSECUTIVE 1");
    }

    @Test
    void aWrongCodeWithThePasswordCountsForAccountAddressAndNetworkButEndsTheRunOfWrongPasswords() {
        Enrolled enrolled = happenings.enrolled();
        String network = Guesser.network();
        guesser.password(stack.api(), enrolled.account(), WRONG_PASSWORD, Guesser.limited(network));
        Map<String, Object> wrong = Guesser.with(
                Guesser.limited(network), "oneTimePassword", enrolled.phone().wrong(stack));
        assertThat(guesser.password(stack.api(), enrolled.account(), Happenings.PASSWORD, wrong))
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(guesser.counts(enrolled.account(), network))
                .containsExactly("ACCOUNT_CODE 1", "ADDRESS 2", "NETWORK 2");
    }

    @Test
    void aCodeOfAChallengeCountsForAccountAndNetworkWhenItIsWrongAndForNeitherWhenItIsRight() {
        Enrolled enrolled = happenings.enrolled();
        String network = Guesser.network();
        String wrong = enrolled.phone().wrong(stack);
        assertThat(guesser.code(stack.api(), enrolled, wrong, Guesser.limited(network)))
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(guesser.code(replica, enrolled, wrong, Map.of())).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(guesser.recoveryCode(replica, enrolled, "ABCDE-ABCDE-ABCDE-ABCDE-ABCDE", Guesser.limited(network)))
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(guesser.counts(enrolled.account(), network)).containsExactly("ACCOUNT_CODE 3", "NETWORK 2");
        assertThat(guesser.code(stack.api(), enrolled, enrolled.phone().next(stack), Guesser.limited(network)))
                .isEqualTo("VERIFIED");
        assertThat(guesser.counts(enrolled.account(), network)).containsExactly("ACCOUNT_CODE 3", "NETWORK 2");
    }

    @Test
    void aNetworkThatSpraysCodesOverAccountsIsRefusedAtChallengesAndAKnownBrowserThereIsNot() {
        Enrolled enrolled = happenings.enrolled();
        String network = Guesser.network();
        guesser.spend("NETWORK", network, 100);
        String right = enrolled.phone().next(stack);
        assertThat(guesser.code(stack.api(), enrolled, right, Guesser.limited(network)))
                .isEqualTo("TOO_MANY_ATTEMPTS");
        Map<String, Object> known = Guesser.with(Guesser.limited(network), "knownDevice", Guesser.mark(2, true));
        assertThat(guesser.code(replica, enrolled, right, known)).isEqualTo("VERIFIED");
        assertThat(guesser.counts(enrolled.account(), network)).containsExactly("NETWORK 100");
    }

    @Test
    void theFirstCodeOfAnAppCountsForTheAccountAndTheNetworkToo() {
        UUID account = happenings.required();
        String network = Guesser.network();
        var facts = InternalApi.facts(account, 2, "ENABLED", "REQUIRED");
        String challenge = happenings.challenge(account, 2);
        Map<String, Object> step = Guesser.with(Guesser.limited(network), "knownDevice", Guesser.mark(7, true));
        stack.api().offer(facts, challenge);
        Map<String, Object> mailed = Guesser.with(step, "mailCode", happenings.mailCode(account));
        assertThat(stack.api().enrol(facts, challenge, "000000", mailed).outcome())
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(guesser.counts(account, network)).containsExactly("ACCOUNT_CODE 1", "NETWORK 1");
    }

    @Test
    void theCodeOfAMailCountsLikeTheAppsWhenItIsWrongAndNotAtAllWhenItIsMissing() {
        UUID account = happenings.required();
        String network = Guesser.network();
        var facts = InternalApi.facts(account, 2, "ENABLED", "REQUIRED");
        String challenge = happenings.challenge(account, 2);
        var phone = new Phone(stack.api().offer(facts, challenge).text("secret"));
        Map<String, Object> none = Guesser.limited(network);
        assertThat(stack.api().enrol(facts, challenge, phone.next(stack), none).outcome())
                .isEqualTo("MAIL_CODE_MISSING");
        assertThat(guesser.counts(account, network)).isEmpty();
        Map<String, Object> wrong = Guesser.with(none, "mailCode", "0000-0000");
        assertThat(replica.enrol(facts, challenge, phone.next(stack), wrong).outcome())
                .isEqualTo("INVALID_MAIL_CODE");
        assertThat(guesser.counts(account, network)).containsExactly("ACCOUNT_CODE 1", "NETWORK 1");
    }

    @Test
    void aCodeTypedInASessionCountsForTheAccountAndItsPasswordApart() {
        Enrolled enrolled = happenings.enrolled();
        assertThat(guesser.renewCodes(enrolled, WRONG_PASSWORD, "000000")).isEqualTo("INVALID_CREDENTIALS");
        assertThat(guesser.counts(enrolled.account(), "none")).containsExactly("SIGNED_IN 1");
        String wrong = enrolled.phone().wrong(stack);
        assertThat(guesser.renewCodes(enrolled, Happenings.PASSWORD, wrong)).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(guesser.counts(enrolled.account(), "none")).containsExactly("ACCOUNT_CODE 1");
    }

    @Test
    void aPasswordThatAUsedLinkComesWithIsCountedByTheLinkAndTheSixthIsNotLookedAt() {
        UUID account = happenings.created();
        String token = stack.api().token(account, account);
        assertThat(stack.api().redeem(token, Happenings.PASSWORD).outcome()).isEqualTo("REDEEMED");
        for (int i = 0; i < 5; i++) {
            assertThat(stack.api().redeem(token, Happenings.PASSWORD).outcome())
                    .as("the same again costs nothing")
                    .isEqualTo("REDEEMED");
        }
        for (int i = 0; i < 5; i++) {
            InternalApi api = i % 2 == 0 ? stack.api() : replica;
            assertThat(api.redeem(token, "some other good phrase " + i).outcome())
                    .isEqualTo("LINK_REFUSED");
        }
        var refused = stack.api().redeem(token, Happenings.PASSWORD);
        assertThat(refused.outcome()).isEqualTo("LINK_REFUSED");
        assertThat(refused.text("reason")).isEqualTo("link-used");
        assertThat(stack.rows().number("SELECT failures FROM throttle WHERE kind = 'LINK' AND key = '" + account + "'"))
                .isEqualTo(5);
    }

    @Test
    void everyCountSurvivesARestart() {
        Enrolled enrolled = happenings.enrolled();
        UUID account = enrolled.account();
        guesser.wrongCodes(enrolled, 10, Map.of());
        guesser.spend("CONSECUTIVE", InternalApi.address(account), 100);
        String network = Guesser.network();
        guesser.spend("NETWORK", network, 100);
        InternalApi restarted = stack.restart();
        assertThat(guesser.password(restarted, account, Happenings.PASSWORD, Map.of()))
                .isEqualTo("TOO_MANY_ATTEMPTS");
        Map<String, Object> known = Map.of("knownDevice", Guesser.mark(2, false));
        var first = restarted.signIn(guesser.facts(account), Happenings.PASSWORD, known);
        assertThat(first.outcome()).isEqualTo("ONE_TIME_PASSWORD_REQUIRED");
        String right = enrolled.phone().next(stack);
        assertThat(restarted
                        .oneTimePassword(guesser.facts(account), first.text("challenge"), right)
                        .outcome())
                .isEqualTo("TOO_MANY_ATTEMPTS");
        Map<String, Object> other = Guesser.with(Guesser.limited(network), "addressDigest", Guesser.network());
        assertThat(restarted.signIn(null, WRONG_PASSWORD, other).outcome()).isEqualTo("TOO_MANY_ATTEMPTS");
    }
}
