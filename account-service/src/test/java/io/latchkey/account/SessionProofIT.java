package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A signed-in holder proves every factor again. */
class SessionProofIT {

    private final AccountStack stack = AccountStack.shared();
    private final InternalApi replica = stack.replica();
    private final Happenings happenings = new Happenings(stack);

    @Test
    void thePasswordIsEnoughWhereNoFactorIsEnrolled() {
        UUID account = happenings.active();
        var facts = InternalApi.facts(account, 1, "ENABLED");
        assertThat(prove(facts, Happenings.PASSWORD, Map.of())).isEqualTo("VERIFIED");
        assertThat(prove(facts, "not the password", Map.of())).isEqualTo("INVALID_CREDENTIALS");
        assertThat(prove(InternalApi.facts(account, 2, "DISABLED"), Happenings.PASSWORD, Map.of()))
                .isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void anEnrolledFactorIsAskedForAndACodeServesOnce() {
        Enrolled enrolled = happenings.enrolled();
        assertThat(prove(enrolled, Map.of())).isEqualTo("CODE_REQUIRED");
        assertThat(prove(enrolled, Map.of("oneTimePassword", enrolled.phone().wrong(stack))))
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        String code = enrolled.phone().next(stack);
        assertThat(prove(enrolled, Map.of("oneTimePassword", code))).isEqualTo("VERIFIED");
        assertThat(prove(enrolled, Map.of("oneTimePassword", code))).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        String recovery = enrolled.recoveryCodes().getFirst();
        assertThat(prove(enrolled, Map.of("recoveryCode", recovery))).isEqualTo("VERIFIED");
        assertThat(prove(enrolled, Map.of("recoveryCode", recovery))).isEqualTo("INVALID_ONE_TIME_PASSWORD");
    }

    @Test
    void aWrongPasswordSpendsNoCode() {
        Enrolled enrolled = happenings.enrolled();
        String code = enrolled.phone().next(stack);
        assertThat(prove(facts(enrolled), "not the password", Map.of("oneTimePassword", code)))
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(prove(enrolled, Map.of("oneTimePassword", code))).isEqualTo("VERIFIED");
    }

    @Test
    void passwordsAreCountedAgainstTheAccountOnEveryReplica() {
        UUID account = happenings.active();
        var facts = InternalApi.facts(account, 1, "ENABLED");
        List<String> outcomes = Crowd.together(24, index -> (index % 2 == 0 ? stack.api() : replica)
                .ask("session-proofs", question(facts, "wrong " + index, Map.of()))
                .outcome());
        assertThat(outcomes).contains("TOO_MANY_ATTEMPTS").doesNotContain("VERIFIED");
        assertThat(prove(facts, Happenings.PASSWORD, Map.of())).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(stack.api().signIn(facts, Happenings.PASSWORD).outcome())
                .as("the sign-in form has a bucket of its own")
                .isEqualTo("VERIFIED");
    }

    @Test
    void bothKindsOfCodeAreARequestThatNobodyMeant() {
        Enrolled enrolled = happenings.enrolled();
        var both = question(
                facts(enrolled), Happenings.PASSWORD, Map.of("oneTimePassword", "123456", "recoveryCode", "x"));
        assertThat(stack.api().ask("session-proofs", both).status()).isEqualTo(400);
    }

    private String prove(Enrolled enrolled, Map<String, String> code) {
        return prove(facts(enrolled), Happenings.PASSWORD, code);
    }

    private String prove(Map<String, Object> facts, String password, Map<String, String> code) {
        return stack.api()
                .ask("session-proofs", question(facts, password, code))
                .outcome();
    }

    private static Map<String, Object> facts(Enrolled enrolled) {
        return InternalApi.facts(enrolled.account(), 2, "ENABLED", "REQUIRED");
    }

    private static Map<String, Object> question(Map<String, Object> facts, String password, Map<String, String> code) {
        var question = new HashMap<String, Object>(code);
        question.put("facts", facts);
        question.put("password", password);
        question.put("addressDigest", InternalApi.address(facts.get("accountId")));
        question.put("networkDigest", InternalApi.NETWORK);
        return question;
    }
}
