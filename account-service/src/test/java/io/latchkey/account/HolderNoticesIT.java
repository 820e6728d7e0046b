package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.CodeGuessingSuspected;
import io.latchkey.contracts.AccountFact.NewBrowserUsed;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventTopics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a holder is told of a sign-in from a browser that was not known, and of wrong codes. */
class HolderNoticesIT extends AccountStackFixture {

    private final InternalApi replica = stack.replica();
    private final Guesser guesser = new Guesser(stack);

    @Test
    void aSignInFromABrowserThatIsNotKnownIsToldOnceAnHourAndTheFirstEverIsNot() {
        UUID account = happenings.active();
        signIn(stack.api(), account, Map.of());
        assertThat(told(account, NewBrowserUsed.class)).isZero();
        signIn(replica, account, Map.of("knownDevice", Guesser.mark(1, false)));
        assertThat(told(account, NewBrowserUsed.class)).isZero();
        signIn(replica, account, Map.of("knownDevice", Guesser.mark(0, false)));
        assertThat(told(account, NewBrowserUsed.class)).isEqualTo(1);
        stack.clock().advanceBy(Duration.ofHours(1).minusMillis(1));
        signIn(stack.api(), account, Map.of());
        assertThat(told(account, NewBrowserUsed.class)).isEqualTo(1);
        stack.clock().advanceBy(Duration.ofMillis(1));
        Crowd.together(
                20,
                index -> guesser.password(
                        index % 2 == 0 ? stack.api() : replica, account, Happenings.PASSWORD, Map.of()));
        assertThat(told(account, NewBrowserUsed.class)).isEqualTo(2);
    }

    @Test
    void aSignInWithTheSecondFactorIsToldLikeOneWithout() {
        Enrolled enrolled = happenings.enrolled();
        assertThat(told(enrolled.account(), NewBrowserUsed.class)).isZero();
        assertThat(guesser.code(stack.api(), enrolled, enrolled.phone().next(stack), Map.of()))
                .isEqualTo("VERIFIED");
        assertThat(told(enrolled.account(), NewBrowserUsed.class)).isEqualTo(1);
    }

    @Test
    void wrongCodesAreToldFromTheThirdOnAndOnceADay() {
        Enrolled enrolled = happenings.enrolled();
        guesser.wrongCodes(enrolled, 2, Map.of());
        assertThat(told(enrolled.account(), CodeGuessingSuspected.class)).isZero();
        guesser.wrongCodes(enrolled, 1, Map.of());
        assertThat(told(enrolled.account(), CodeGuessingSuspected.class)).isEqualTo(1);
        guesser.wrongCodes(enrolled, 7, Map.of());
        guesser.wrongCodes(enrolled, 5, Map.of("knownDevice", Guesser.mark(2, true)));
        assertThat(told(enrolled.account(), CodeGuessingSuspected.class)).isEqualTo(1);
        stack.clock().advanceBy(Duration.ofHours(24));
        guesser.wrongCodes(enrolled, 2, Map.of());
        assertThat(told(enrolled.account(), CodeGuessingSuspected.class)).isEqualTo(1);
        guesser.wrongCodes(enrolled, 1, Map.of());
        assertThat(told(enrolled.account(), CodeGuessingSuspected.class)).isEqualTo(2);
    }

    @Test
    void wrongCodesOfAnAppThatIsBeingSetUpAreNotTold() {
        UUID account = happenings.required();
        var facts = InternalApi.facts(account, 2, "ENABLED", "REQUIRED");
        String challenge = happenings.challenge(account, 2);
        stack.api().offer(facts, challenge);
        Map<String, Object> mailed = Map.of("mailCode", happenings.mailCode(account));
        for (int i = 0; i < 2; i++) {
            assertThat(stack.api().enrol(facts, challenge, "000000", mailed).outcome())
                    .isEqualTo("INVALID_ONE_TIME_PASSWORD");
            assertThat(stack.api()
                            .enrol(facts, challenge, "000000", Map.of("mailCode", "0000-0000"))
                            .outcome())
                    .isEqualTo("INVALID_MAIL_CODE");
        }
        assertThat(told(account, CodeGuessingSuspected.class)).isZero();
    }

    private void signIn(InternalApi api, UUID account, Map<String, Object> more) {
        assertThat(guesser.password(api, account, Happenings.PASSWORD, more)).isEqualTo("VERIFIED");
    }

    private long told(UUID account, Class<? extends Event> fact) {
        stack.rows().awaitOutboxEmpty();
        return stack.topics().of(EventTopics.ACCOUNT_EVENTS, account).stream()
                .flatMap(Optional::stream)
                .filter(fact::isInstance)
                .count();
    }
}
