package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.EventTopics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A lost phone: recovery codes, and what an executive does about it. */
class RecoveryIT extends AccountStackFixture {

    private final InternalApi replica = stack.replica();

    @Test
    void aRecoveryCodeSignsInOnceHoweverItIsTypedAndSaysSo() {
        Enrolled enrolled = happenings.enrolled();
        String code = enrolled.recoveryCodes().getFirst();
        assertThat(recover(stack.api(), enrolled, code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isEqualTo("VERIFIED");
        assertThat(recover(stack.api(), enrolled, code)).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(recover(replica, enrolled, code)).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        stack.rows().awaitOutboxEmpty();
        assertThat(stack.topics().of(EventTopics.ACCOUNT_EVENTS, enrolled.account()).stream()
                        .flatMap(Optional::stream)
                        .filter(RecoveryCodeUsed.class::isInstance)
                        .map(used -> ((RecoveryCodeUsed) used).remaining()))
                .containsExactly(9);
        assertThat(stack.rows()
                        .number("SELECT count(*) FROM recovery_code WHERE account_id = '" + enrolled.account()
                                + "' AND used_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void ofFiftyWhoPresentOneRecoveryCodeExactlyOneGetsIn() {
        Enrolled enrolled = happenings.enrolled();
        List<String> challenges = Crowd.together(50, index -> happenings.challengeFrom(enrolled.account(), index));
        String code = enrolled.recoveryCodes().getLast();
        List<String> outcomes = askTogether(
                50, (api, index) -> api.recoveryCode(facts(enrolled.account(), 2), challenges.get(index), code));
        assertOneGotIn(outcomes);
    }

    @Test
    void newCodesTakeThePasswordAndACodeAndKillTheOld() {
        Enrolled enrolled = happenings.enrolled();
        assertThat(renew(enrolled, "not the password", enrolled.phone().next(stack))
                        .outcome())
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(renew(enrolled, Happenings.PASSWORD, enrolled.phone().wrong(stack))
                        .outcome())
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        var renewed = renew(enrolled, Happenings.PASSWORD, enrolled.phone().next(stack));
        assertThat(renewed.outcome()).isEqualTo("REPLACED");
        assertThat(renewed.body().get("recoveryCodes").size()).isEqualTo(10);
        assertThat(recover(stack.api(), enrolled, enrolled.recoveryCodes().getFirst()))
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(recover(
                        stack.api(),
                        enrolled,
                        renewed.body().get("recoveryCodes").get(0).asString()))
                .isEqualTo("VERIFIED");
        UUID off = happenings.active();
        assertThat(stack.api()
                        .ask(
                                "recovery-codes",
                                question(InternalApi.facts(off, 1, "ENABLED"), Happenings.PASSWORD, "123456"))
                        .outcome())
                .as("an account without an app")
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
    }

    @Test
    void aResetOfThePasswordLeavesTheAppAndEndsTheChallenge() {
        Enrolled enrolled = happenings.enrolled();
        String challenge = happenings.challenge(enrolled.account(), 2);
        String other = "another teapot for quartz";
        String token = stack.api().token(enrolled.account(), happenings.link(enrolled.account()));
        assertThat(stack.api().redeem(token, other).outcome()).isEqualTo("REDEEMED");
        assertThat(happenings.answer(enrolled, facts(enrolled.account(), 2), challenge))
                .isEqualTo("CHALLENGE_OVER");
        assertThat(stack.api().signIn(facts(enrolled.account(), 2), other).outcome())
                .isEqualTo("ONE_TIME_PASSWORD_REQUIRED");
        stack.clock().advanceBy(Duration.ofSeconds(30));
        assertThat(stack.api()
                        .signIn(
                                facts(enrolled.account(), 2),
                                other,
                                Map.of("oneTimePassword", enrolled.phone().next(stack)))
                        .outcome())
                .isEqualTo("VERIFIED");
    }

    private InternalApi.Answer renew(Enrolled enrolled, String password, String code) {
        return stack.api().ask("recovery-codes", question(facts(enrolled.account(), 2), password, code));
    }

    private static Map<String, Object> question(Map<String, Object> facts, String password, String code) {
        return InternalApi.question(facts, Map.of("password", password, "oneTimePassword", code));
    }

    private String recover(InternalApi api, Enrolled enrolled, String code) {
        return api.recoveryCode(facts(enrolled.account(), 2), happenings.challenge(enrolled.account(), 2), code)
                .outcome();
    }

    private static Map<String, Object> facts(UUID account, long version) {
        return InternalApi.facts(account, version, "ENABLED", "REQUIRED");
    }
}
