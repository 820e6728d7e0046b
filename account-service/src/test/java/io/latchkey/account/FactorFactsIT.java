package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountEnabled;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.platform.keys.UuidFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What executives do to second factors, whether Kafka brings it first or a question. */
class FactorFactsIT extends AccountStackFixture {

    @Test
    void aResetTakesAppAndRecoveryCodesAndAsksForAnotherEnrolment() {
        Enrolled lost = happenings.enrolled();
        String challenge = happenings.challenge(lost.account(), 2);
        stack.happen(AccountStack.fromGateway(new TwoFactorReset(lost.account(), 3, null, happenings.now())));
        assertThat(left(lost.account())).isZero();
        assertThat(happenings.answer(lost, facts(lost, 3), challenge)).isEqualTo("CHALLENGE_OVER");
        Enrolled anew = happenings.enrol(lost.account(), 3);
        assertThat(anew.phone()).isNotEqualTo(lost.phone());
        assertThat(code(anew, 3, lost.phone().next(stack))).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(code(anew, 3, anew.phone().next(stack))).isEqualTo("VERIFIED");
    }

    @Test
    void aRemovedFactorIsNotAskedForAndOneRequiredAgainStartsFromNothing() {
        Enrolled enrolled = happenings.enrolled();
        UUID account = enrolled.account();
        stack.happen(AccountStack.fromGateway(new TwoFactorRemoved(account, 3, null, happenings.now())));
        assertThat(left(account)).isZero();
        assertThat(stack.api()
                        .signIn(InternalApi.facts(account, 3, "ENABLED"), Happenings.PASSWORD)
                        .outcome())
                .isEqualTo("VERIFIED");
        stack.happen(AccountStack.fromGateway(new TwoFactorRequired(account, 4, null, happenings.now())));
        assertThat(stack.api().signIn(facts(enrolled, 4), Happenings.PASSWORD).outcome())
                .isEqualTo("ENROLMENT_REQUIRED");
    }

    @Test
    void whatTheGatewayKnowsFirstCountsAtOnce() {
        UUID account = happenings.active();
        assertThat(stack.api()
                        .signIn(InternalApi.facts(account, 2, "ENABLED", "REQUIRED"), Happenings.PASSWORD)
                        .outcome())
                .isEqualTo("ENROLMENT_REQUIRED");
        Enrolled enrolled = happenings.enrolled();
        String challenge = happenings.challenge(enrolled.account(), 2);
        var removed = InternalApi.facts(enrolled.account(), 3, "ENABLED", "OFF");
        assertThat(happenings.answer(enrolled, removed, challenge)).isEqualTo("CHALLENGE_OVER");
        assertThat(stack.api().signIn(removed, Happenings.PASSWORD).outcome()).isEqualTo("VERIFIED");
        var disabled = InternalApi.facts(enrolled.account(), 3, "DISABLED", "REQUIRED");
        assertThat(happenings.answer(enrolled, disabled, challenge)).isEqualTo("CHALLENGE_OVER");
    }

    @Test
    void anotherFactThatIsNewerDoesNotUndoAnEnrolment() {
        Enrolled enrolled = happenings.enrolled();
        var renamed = with(InternalApi.facts(enrolled.account(), 7, "ENABLED", "REQUIRED"), 2);
        assertThat(stack.api().signIn(renamed, Happenings.PASSWORD).outcome()).isEqualTo("ONE_TIME_PASSWORD_REQUIRED");
    }

    @Test
    void whoEnrolsAnewBeforeKafkaBringsTheResetStaysEnrolledWhenItDoes() {
        Enrolled lost = happenings.enrolled();
        UUID account = lost.account();
        var facts = with(InternalApi.facts(account, 3, "ENABLED", "REQUIRED"), 3);
        var first = stack.api().signIn(facts, Happenings.PASSWORD);
        assertThat(first.outcome()).isEqualTo("ENROLMENT_REQUIRED");
        var phone = new Phone(stack.api().offer(facts, first.text("challenge")).text("secret"));
        assertThat(stack.api()
                        .enrol(
                                facts,
                                first.text("challenge"),
                                phone.next(stack),
                                Map.of("mailCode", happenings.mailCode(account)))
                        .outcome())
                .isEqualTo("ENROLLED");
        stack.happen(AccountStack.fromGateway(new TwoFactorReset(account, 3, null, happenings.now())));
        assertThat(stack.api()
                        .signIn(facts, Happenings.PASSWORD, Map.of("oneTimePassword", phone.next(stack)))
                        .outcome())
                .isEqualTo("VERIFIED");
        stack.happen(AccountStack.fromGateway(new TwoFactorReset(account, 4, null, happenings.now())));
        assertThat(left(account)).isZero();
    }

    @Test
    void disablingEndsChallengesAndKeepsTheAppAndErasureTakesAll() {
        Enrolled enrolled = happenings.enrolled();
        UUID account = enrolled.account();
        String challenge = happenings.challenge(account, 2);
        stack.happen(
                AccountStack.fromGateway(new AccountDisabled(account, 3, UuidFactory.nextUuid(), happenings.now())),
                AccountStack.fromGateway(new AccountEnabled(account, 4, UuidFactory.nextUuid(), happenings.now())));
        assertThat(stack.api()
                        .oneTimePassword(
                                facts(enrolled, 4), challenge, enrolled.phone().next(stack))
                        .outcome())
                .isEqualTo("CHALLENGE_OVER");
        assertThat(code(enrolled, 4, enrolled.phone().next(stack))).isEqualTo("VERIFIED");
        stack.happen(AccountStack.fromGateway(new AccountErased(account, 5, UuidFactory.nextUuid(), happenings.now())));
        assertThat(left(account)).isZero();
    }

    @Test
    void aSecretInTheRowOfAnotherAccountOpensNothing() {
        Enrolled one = happenings.enrolled();
        Enrolled other = happenings.enrolled();
        stack.rows()
                .execute("UPDATE totp SET secret = theirs.secret FROM totp AS theirs WHERE totp.account_id = '"
                        + one.account() + "' AND theirs.account_id = '" + other.account() + "'");
        assertThat(code(one, 2, other.phone().next(stack))).isEqualTo("500");
        assertThat(code(other, 2, other.phone().next(stack))).isEqualTo("VERIFIED");
    }

    private long left(UUID account) {
        String of = " WHERE account_id = '" + account + "'";
        return stack.rows()
                .number("SELECT (SELECT count(*) FROM totp" + of + ") + (SELECT count(*) FROM recovery_code" + of
                        + ") + (SELECT count(*) FROM challenge" + of + ")");
    }

    private String code(Enrolled enrolled, long version, String code) {
        return stack.api()
                .signIn(facts(enrolled, version), Happenings.PASSWORD, Map.of("oneTimePassword", code))
                .outcome();
    }

    private static Map<String, Object> facts(Enrolled enrolled, long version) {
        return InternalApi.facts(enrolled.account(), version, "ENABLED", "REQUIRED");
    }

    private static Map<String, Object> with(Map<String, Object> facts, long twoFactorVersion) {
        var all = new HashMap<>(facts);
        all.put("twoFactorVersion", twoFactorVersion);
        return all;
    }
}
