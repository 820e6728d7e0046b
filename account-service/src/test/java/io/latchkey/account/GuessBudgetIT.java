package io.latchkey.account;

import static io.latchkey.account.Guesser.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The budgets of infra/docs/adr/0019-guesses.md: how many each bucket takes, when it refuses and what forgets it. */
class GuessBudgetIT extends AccountStackFixture {

    // Started before any crowd is, which would wait for it on every thread it needs.
    private final InternalApi replica = stack.replica();
    private final Guesser guesser = new Guesser(stack);

    @Test
    void anAccountTakesTenWrongCodesInAnyDayWhereverTheyAreTyped() {
        Enrolled enrolled = happenings.enrolled();
        guesser.wrongCodes(enrolled, 4, Map.of());
        stack.clock().advanceBy(Duration.ofHours(23));
        guesser.wrongCodes(enrolled, 5, Map.of());
        guesser.recoveryCode(replica, enrolled, "ABCDE-ABCDE-ABCDE-ABCDE-ABCDE", Map.of());
        assertThat(right(enrolled, Map.of())).as("the eleventh, though right").isEqualTo("TOO_MANY_ATTEMPTS");
        stack.clock().advanceBy(Duration.ofHours(1).minusSeconds(120));
        assertThat(right(enrolled, Map.of())).isEqualTo("TOO_MANY_ATTEMPTS");
        // The first four are a day old: four more, and none of the others is forgotten with them.
        stack.clock().advanceBy(Duration.ofMinutes(2));
        guesser.wrongCodes(enrolled, 4, Map.of());
        assertThat(right(enrolled, Map.of())).isEqualTo("TOO_MANY_ATTEMPTS");
    }

    @Test
    void aRightCodeForgetsNoWrongOne() {
        Enrolled enrolled = happenings.enrolled();
        guesser.wrongCodes(enrolled, 9, Map.of());
        assertThat(right(enrolled, Map.of())).isEqualTo("VERIFIED");
        assertThat(right(enrolled, Map.of())).isEqualTo("VERIFIED");
        guesser.wrongCodes(enrolled, 1, Map.of());
        assertThat(right(enrolled, Map.of())).isEqualTo("TOO_MANY_ATTEMPTS");
    }

    @Test
    void ofFiftyWrongCodesAtOnceFromManyBrowsersOnTwoReplicasTenAreLookedAt() {
        Enrolled enrolled = happenings.enrolled();
        List<String> challenges = Crowd.together(50, index -> happenings.challengeFrom(enrolled.account(), index));
        String wrong = enrolled.phone().wrong(stack);
        List<String> outcomes = askTogether(
                50,
                (api, index) -> api.code(
                        guesser.facts(enrolled.account()),
                        challenges.get(index),
                        Map.entry("oneTimePassword", wrong),
                        // Marks of before the factor, as many as browsers.
                        Map.of("knownDevice", InternalApi.device("digest-of-browser-" + index, 1, true))));
        assertThat(outcomes).filteredOn("INVALID_ONE_TIME_PASSWORD"::equals).hasSize(10);
        assertThat(outcomes).filteredOn("TOO_MANY_ATTEMPTS"::equals).hasSize(40);
    }

    @Test
    void aBrowserThatProvedTheFactorHasFiveMoreAndOneOfBeforeItHasNone() {
        Enrolled enrolled = happenings.enrolled();
        guesser.wrongCodes(enrolled, 10, Map.of());
        for (Map<String, Object> none : List.of(Guesser.mark(1, true), Guesser.mark(1, false), Guesser.mark(3, true))) {
            assertThat(right(enrolled, Map.of("knownDevice", none))).isEqualTo("TOO_MANY_ATTEMPTS");
        }
        Map<String, Object> known = Map.of("knownDevice", Guesser.mark(2, true));
        guesser.wrongCodes(enrolled, 4, known);
        assertThat(right(enrolled, known)).isEqualTo("VERIFIED");
        guesser.wrongCodes(enrolled, 1, known);
        assertThat(right(enrolled, known)).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(right(enrolled, Map.of("knownDevice", InternalApi.device("digest-of-another-browser", 2, true))))
                .isEqualTo("VERIFIED");
    }

    @Test
    void allBrowsersThatLinksMadeKnownHaveFiveMoreTogether() {
        Enrolled enrolled = happenings.enrolled();
        guesser.wrongCodes(enrolled, 10, Map.of());
        for (int i = 0; i < 5; i++) {
            guesser.wrongCodes(
                    enrolled, 1, Map.of("knownDevice", InternalApi.device("digest-of-browser-" + i, 2, false)));
        }
        assertThat(right(enrolled, Map.of("knownDevice", InternalApi.device("digest-of-browser-9", 2, false))))
                .isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(right(enrolled, Map.of("knownDevice", Guesser.mark(2, true))))
                .as("one that proved the factor")
                .isEqualTo("VERIFIED");
    }

    @Test
    void anExecutivesResetForgetsTheWrongCodesOfTheFactorThatIsGone() {
        Enrolled enrolled = happenings.enrolled();
        guesser.wrongCodes(enrolled, 10, Map.of());
        stack.happen(AccountStack.fromGateway(
                new TwoFactorReset(enrolled.account(), 3, UuidFactory.nextUuid(), happenings.now())));
        happenings.enrol(enrolled.account(), 3);
    }

    @Test
    void afterAHundredWrongPasswordsInARowAnAddressIsRefusedKnownOrNotUntilALinkIsRedeemed() {
        UUID account = happenings.active();
        UUID nobody = UuidFactory.nextUuid();
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            known.add(tryFrom(account, account, WRONG_PASSWORD));
            unknown.add(tryFrom(nobody, null, WRONG_PASSWORD));
        }
        assertThat(known).isEqualTo(unknown);
        assertThat(known.subList(0, 100)).allMatch(answer -> answer.contains("INVALID_CREDENTIALS"));
        assertThat(known.getLast()).contains("TOO_MANY_ATTEMPTS", "86400");
        stack.clock().advanceBy(Duration.ofDays(30));
        assertThat(tryFrom(account, account, Happenings.PASSWORD)).contains("TOO_MANY_ATTEMPTS", "86400");

        String token = stack.api().token(account, happenings.link(account));
        Map<String, Object> address = Map.of("addressDigest", InternalApi.address(account));
        assertThat(stack.api()
                        .redeem(token, "another teapot of quartz", address)
                        .outcome())
                .isEqualTo("REDEEMED");
        assertThat(guesser.counts(account, "none")).isEmpty();
        assertThat(tryFrom(account, account, "another teapot of quartz")).contains("VERIFIED");
    }

    @Test
    void aRightPasswordBelowAHundredEndsTheRunAndOneInAKnownBrowserDoesNot() {
        UUID account = happenings.active();
        guesser.spend("CONSECUTIVE", InternalApi.address(account), 99);
        Map<String, Object> known = Map.of("knownDevice", Guesser.mark(1, false));
        assertThat(guesser.password(stack.api(), account, Happenings.PASSWORD, known))
                .isEqualTo("VERIFIED");
        assertThat(guesser.counts(account, "none")).containsExactly("CONSECUTIVE 99");
        assertThat(guesser.password(replica, account, Happenings.PASSWORD, Map.of()))
                .isEqualTo("VERIFIED");
        assertThat(guesser.counts(account, "none")).isEmpty();
    }

    @Test
    void ofFiftyAtOnceJustBelowAHundredOnlyWhatIsLeftIsLookedAt() {
        UUID account = happenings.active();
        guesser.spend("CONSECUTIVE", InternalApi.address(account), 97);
        List<String> outcomes =
                askTogether(50, (api, index) -> api.signIn(InternalApi.facts(account, 1, "ENABLED"), WRONG_PASSWORD));
        assertThat(outcomes).filteredOn("INVALID_CREDENTIALS"::equals).hasSize(3);
    }

    @Test
    void aRedeemedLinkFreesTheAddressThatStrangersGuessedAt() {
        UUID account = happenings.created();
        for (int i = 0; i < 11; i++) {
            guesser.password(stack.api(), account, WRONG_PASSWORD, Map.of());
        }
        assertThat(guesser.password(stack.api(), account, WRONG_PASSWORD, Map.of()))
                .isEqualTo("TOO_MANY_ATTEMPTS");
        stack.api()
                .redeem(
                        stack.api().token(account, account),
                        Happenings.PASSWORD,
                        Map.of("addressDigest", InternalApi.address(account)));
        assertThat(guesser.password(replica, account, Happenings.PASSWORD, Map.of()))
                .isEqualTo("VERIFIED");
    }

    private String right(Enrolled enrolled, Map<String, Object> more) {
        return guesser.code(stack.api(), enrolled, enrolled.phone().next(stack), more);
    }

    /** The whole answer of a sign-in whose address is not delayed. */
    private String tryFrom(UUID address, @Nullable UUID account, String password) {
        String digest = InternalApi.address(address);
        stack.rows().execute("DELETE FROM throttle WHERE kind = 'ADDRESS' AND key = '" + digest + "'");
        Map<String, Object> facts = account == null ? null : InternalApi.facts(account, 1, "ENABLED");
        var answer = stack.api().signIn(facts, password, Map.of("addressDigest", digest));
        return answer.response().body().replace(address.toString(), "");
    }
}
