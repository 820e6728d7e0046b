package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SecurityEvent.SignInSucceeded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Enrolling an app, signing in with it, and that nothing of it works twice. */
class SecondFactorIT extends AccountStackFixture {

    private final InternalApi replica = stack.replica();

    @Test
    void whoeverMustEnrolsAtTheNextSignInWithTheSameSecretHoweverOftenItIsShown() {
        UUID account = happenings.required();
        var facts = facts(account, 2);
        var first = stack.api().signIn(facts, Happenings.PASSWORD);
        assertThat(first.outcome()).isEqualTo("ENROLMENT_REQUIRED");
        String challenge = first.text("challenge");
        var offer = stack.api().offer(facts, challenge);
        assertThat(stack.api().offer(facts, challenge).text("secret")).isEqualTo(offer.text("secret"));
        assertThat(offer.text("secret")).hasSize(32).matches("[A-Z2-7]+");
        assertThat(offer.text("otpauthUri"))
                .startsWith("otpauth://totp/")
                .contains("secret=" + offer.text("secret"))
                .contains("issuer=Latchkey")
                .contains("ana%40example.org");
        assertThat(offer.text("qrCode")).startsWith("data:image/png;base64,iVBOR");
        assertThat(stack.rows().text("SELECT secret FROM challenge WHERE account_id = '" + account + "'"))
                .doesNotContain(offer.text("secret"));

        var phone = new Phone(offer.text("secret"));
        Map<String, Object> mailed = Map.of("mailCode", happenings.mailCode(account));
        assertThat(stack.api()
                        .enrol(facts, challenge, phone.wrong(stack), mailed)
                        .outcome())
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        var enrolled = stack.api().enrol(facts, challenge, phone.next(stack), mailed);
        assertThat(enrolled.outcome()).isEqualTo("ENROLLED");
        assertThat(enrolled.body().get("credentialVersion").asLong()).isEqualTo(2);
        assertThat(enrolled.body().get("state").get("twoFactor").asString()).isEqualTo("ENROLLED");
        assertThat(enrolled.body().get("recoveryCodes").size()).isEqualTo(10);
        assertThat(stack.api().offer(facts, challenge).outcome()).isEqualTo("CHALLENGE_OVER");
        stack.rows().awaitOutboxEmpty();
        assertThat(stack.topics().of(EventTopics.ACCOUNT_EVENTS, account).getLast())
                .get()
                .isInstanceOf(TwoFactorEnrolled.class);
        assertThat(stack.topics().of(EventTopics.ACCOUNT_SECURITY, account).getLast())
                .get()
                .isInstanceOf(SignInSucceeded.class);
        var state = (AccountState)
                stack.topics().of(EventTopics.ACCOUNT_STATE, account).getLast().orElseThrow();
        assertThat(state.twoFactor()).isEqualTo(TwoFactorStatus.ENROLLED);
    }

    @Test
    void theEnrolmentCodeIsUsedUp() {
        Enrolled enrolled = happenings.enrolled();
        String shown = enrolled.phone().code(stack.clock().instant());
        assertThat(withCode(stack.api(), enrolled, shown)).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(withNextCode(enrolled)).isEqualTo("VERIFIED");
    }

    @Test
    void aCodeWorksOnceOneAfterTheOtherAtOnceAndOnAnotherReplica() {
        Enrolled enrolled = happenings.enrolled();
        String first = enrolled.phone().next(stack);
        assertThat(withCode(stack.api(), enrolled, first)).isEqualTo("VERIFIED");
        assertThat(withCode(stack.api(), enrolled, first)).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(withCode(replica, enrolled, first)).isEqualTo("INVALID_ONE_TIME_PASSWORD");

        // Each with a challenge of its own, so that only the code itself can stop them; ten may be looked at.
        List<String> challenges =
                List.copyOf(Crowd.together(50, index -> happenings.challengeFrom(enrolled.account(), index)));
        String code = enrolled.phone().next(stack);
        List<String> outcomes = askTogether(
                50, (api, index) -> api.oneTimePassword(facts(enrolled.account(), 2), challenges.get(index), code));
        assertOneGotIn(outcomes);
    }

    @Test
    void aCodeOfTheStepBeforeIsTakenAndAnOlderOneIsNot() {
        Enrolled enrolled = happenings.enrolled();
        String late = enrolled.phone().next(stack);
        stack.clock().advanceBy(Duration.ofSeconds(30));
        assertThat(withCode(stack.api(), enrolled, late)).isEqualTo("VERIFIED");
        String tooLate = enrolled.phone().next(stack);
        stack.clock().advanceBy(Duration.ofSeconds(60));
        assertThat(withCode(stack.api(), enrolled, tooLate)).isEqualTo("INVALID_ONE_TIME_PASSWORD");
    }

    @Test
    void whoDidNotGiveACodeGetsTheSecondStepAndItWorksOnce() {
        Enrolled enrolled = happenings.enrolled();
        var facts = facts(enrolled.account(), 2);
        var first = stack.api().signIn(facts, Happenings.PASSWORD);
        assertThat(first.outcome()).isEqualTo("ONE_TIME_PASSWORD_REQUIRED");
        String challenge = first.text("challenge");
        assertThat(replica.oneTimePassword(facts, challenge, enrolled.phone().next(stack))
                        .outcome())
                .isEqualTo("VERIFIED");
        assertThat(happenings.answer(enrolled, facts, challenge)).isEqualTo("CHALLENGE_OVER");
    }

    @Test
    void fiveWrongCodesEndAChallengeAlsoAtOnceAndNoMoreAreLookedAt() {
        Enrolled enrolled = happenings.enrolled();
        var facts = facts(enrolled.account(), 2);
        String challenge = happenings.challenge(enrolled.account(), 2);
        String wrong = enrolled.phone().wrong(stack);
        List<String> outcomes = askTogether(50, (api, index) -> api.oneTimePassword(facts, challenge, wrong));
        assertThat(outcomes).filteredOn("INVALID_ONE_TIME_PASSWORD"::equals).hasSize(5);
        assertThat(outcomes).filteredOn("CHALLENGE_OVER"::equals).hasSize(45);
        assertThat(happenings.answer(enrolled, facts, challenge)).isEqualTo("CHALLENGE_OVER");
        assertThat(withNextCode(enrolled)).isEqualTo("VERIFIED");
    }

    @Test
    void aChallengeLastsFiveMinutesAndOneForAnEnrolmentFifteen() {
        Enrolled enrolled = happenings.enrolled();
        var facts = facts(enrolled.account(), 2);
        String inTime = happenings.challenge(enrolled.account(), 2);
        String late = happenings.challenge(enrolled.account(), 2);
        stack.clock().advanceBy(Duration.ofMinutes(5).minusMillis(1));
        String code = enrolled.phone().code(stack.clock().instant());
        assertThat(stack.api().oneTimePassword(facts, inTime, code).outcome()).isEqualTo("VERIFIED");
        stack.clock().advanceBy(Duration.ofMillis(1));
        assertThat(happenings.answer(enrolled, facts, late)).isEqualTo("CHALLENGE_OVER");

        UUID fresh = happenings.required();
        String enrolment = happenings.challenge(fresh, 2);
        stack.clock().advanceBy(Duration.ofMinutes(15).minusMillis(1));
        assertThat(stack.api().offer(facts(fresh, 2), enrolment).outcome()).isEqualTo("OFFERED");
        stack.clock().advanceBy(Duration.ofMillis(1));
        assertThat(stack.api().offer(facts(fresh, 2), enrolment).outcome()).isEqualTo("CHALLENGE_OVER");
    }

    @Test
    void aChallengeOfOnePurposeOrAccountIsNoneOfAnother() {
        Enrolled enrolled = happenings.enrolled();
        var facts = facts(enrolled.account(), 2);
        String challenge = happenings.challenge(enrolled.account(), 2);
        assertThat(stack.api()
                        .enrol(facts, challenge, enrolled.phone().next(stack))
                        .outcome())
                .isEqualTo("CHALLENGE_OVER");
        assertThat(stack.api().offer(facts, challenge).outcome()).isEqualTo("CHALLENGE_OVER");
        assertThat(stack.api().oneTimePassword(facts, "x".repeat(64), "123456").outcome())
                .isIn("CHALLENGE_OVER", "400");
        Enrolled other = happenings.enrolled();
        var mixed = stack.api()
                .oneTimePassword(
                        facts(other.account(), 2), challenge, enrolled.phone().next(stack));
        assertThat(mixed.status()).isEqualTo(400);
        assertThat(stack.api()
                        .ask(
                                "challenges/code",
                                Map.of(
                                        "challenge",
                                        challenge,
                                        "addressDigest",
                                        "0123456789abcdef",
                                        "networkDigest",
                                        "0123456789abcdef"))
                        .status())
                .as("neither kind of code")
                .isEqualTo(400);
    }

    private String withNextCode(Enrolled enrolled) {
        return withCode(stack.api(), enrolled, enrolled.phone().next(stack));
    }

    private String withCode(InternalApi api, Enrolled enrolled, String code) {
        return api.signIn(facts(enrolled.account(), 2), Happenings.PASSWORD, Map.of("oneTimePassword", code))
                .outcome();
    }

    private static Map<String, Object> facts(UUID account, long version) {
        return InternalApi.facts(account, version, "ENABLED", "REQUIRED");
    }
}
