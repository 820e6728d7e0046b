package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose browser needs no code from a mail, and that a holder's own enrolment belongs to the session it was started in. */
class MailboxProofIT extends AccountStackFixture {

    private final InternalApi replica = stack.replica();

    @Test
    void theBrowserThatRedeemedALinkNeedsNoCodeForHalfAnHourAndNoOtherBrowserDoes() {
        String browser = browser();
        UUID account = redeemed(browser);
        var known = known(browser, 1);
        assertThat(needsMail(stack.api(), account, known)).isFalse();
        assertThat(needsMail(replica, account, known)).isFalse();
        assertThat(needsMail(stack.api(), account, known(browser(), 1)))
                .as("another")
                .isTrue();
        assertThat(needsMail(stack.api(), account, known(browser, 2)))
                .as("another credential")
                .isTrue();
        assertThat(needsMail(stack.api(), redeemed(browser()), known))
                .as("of another account")
                .isTrue();
        stack.clock().advanceBy(Duration.ofMinutes(30).minusMillis(1));
        assertThat(needsMail(replica, account, known)).isFalse();
        stack.clock().advanceBy(Duration.ofMillis(1));
        assertThat(needsMail(replica, account, known)).as("replayed later").isTrue();
    }

    @Test
    void itEnrolsWithTheAppAloneAndElsewhereTheCodeIsMissing() {
        String browser = browser();
        UUID account = redeemed(browser);
        var facts = facts(account);
        String challenge = happenings.challenge(account, 2);
        var phone =
                new Phone(stack.api().offer(facts, challenge, known(browser, 1)).text("secret"));
        assertThat(stack.api().enrol(facts, challenge, phone.next(stack)).outcome())
                .isEqualTo("MAIL_CODE_MISSING");
        assertThat(replica.enrol(facts, challenge, phone.next(stack), known(browser, 1))
                        .outcome())
                .isEqualTo("ENROLLED");
        assertThat(stack.rows().rows("SELECT 1 FROM enrolment_mail WHERE account_id = '" + account + "'"))
                .isEmpty();
    }

    @Test
    void theSameRedemptionAgainMakesItsBrowserKnownButProvesNothingForLonger() {
        UUID account = happenings.created();
        String token = stack.api().token(account, account);
        String lost = browser();
        redeem(stack.api(), token, lost);
        stack.clock().advanceBy(Duration.ofMinutes(4));
        String kept = browser();
        redeem(replica, token, kept);
        require(account);
        assertThat(needsMail(stack.api(), account, known(kept, 1))).isFalse();
        stack.clock().advanceBy(Duration.ofMinutes(26));
        assertThat(needsMail(stack.api(), account, known(kept, 1))).isTrue();
    }

    @Test
    void aHolderSetsAnAppUpInTheirSessionAndNowhereElse() {
        UUID account = happenings.active();
        var facts = InternalApi.facts(account, 1, "ENABLED");
        UUID session = UuidFactory.nextUuid();
        String challenge = start(facts, session).text("challenge");
        for (Map<String, Object> elsewhere :
                java.util.List.<Map<String, Object>>of(Map.of(), Map.of("sessionId", UuidFactory.nextUuid()))) {
            assertThat(replica.offer(facts, challenge, elsewhere).outcome()).isEqualTo("CHALLENGE_OVER");
        }
        Map<String, Object> here = Map.of("sessionId", session);
        var phone = new Phone(stack.api().offer(facts, challenge, here).text("secret"));
        Map<String, Object> mailed = Guesser.with(here, "mailCode", happenings.mailCode(account));
        assertThat(replica.enrol(facts, challenge, phone.next(stack), Map.of("mailCode", happenings.mailCode(account)))
                        .outcome())
                .isEqualTo("CHALLENGE_OVER");
        var enrolled = replica.enrol(facts, challenge, phone.next(stack), mailed);
        assertThat(enrolled.outcome()).isEqualTo("ENROLLED");
        assertThat(enrolled.text("sessionId")).isEqualTo(session.toString());
        assertThat(enrolled.body().get("credentialVersion").asLong()).isEqualTo(2);
        var known = Guesser.with(facts, "twoFactorVersion", 0);
        assertThat(stack.api().signIn(known, Happenings.PASSWORD).outcome()).isEqualTo("ONE_TIME_PASSWORD_REQUIRED");
    }

    @Test
    void anotherAppTakesThePlaceOfTheFirstAndItsRecoveryCodes() {
        Enrolled enrolled = happenings.enrolled();
        var facts = facts(enrolled.account());
        UUID session = UuidFactory.nextUuid();
        Map<String, Object> here = Map.of("sessionId", session);
        String challenge = start(facts, session).text("challenge");
        var phone = new Phone(stack.api().offer(facts, challenge, here).text("secret"));
        Map<String, Object> mailed = Guesser.with(here, "mailCode", happenings.mailCode(enrolled.account()));
        assertThat(stack.api()
                        .enrol(facts, challenge, phone.next(stack), mailed)
                        .outcome())
                .isEqualTo("ENROLLED");
        String open = happenings.challenge(enrolled.account(), 2);
        assertThat(stack.api()
                        .oneTimePassword(facts, open, enrolled.phone().next(stack))
                        .outcome())
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(stack.api()
                        .recoveryCode(facts, open, enrolled.recoveryCodes().getFirst())
                        .outcome())
                .isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(stack.api().oneTimePassword(facts, open, phone.next(stack)).outcome())
                .isEqualTo("VERIFIED");
    }

    @Test
    void nobodyStartsForAnAccountThatIsShutMovedOrWithoutAPassword() {
        UUID account = happenings.active();
        UUID session = UuidFactory.nextUuid();
        assertThat(start(InternalApi.facts(account, 2, "DISABLED"), session).outcome())
                .isEqualTo("NOT_ALLOWED");
        var moved = Guesser.with(InternalApi.facts(account, 2, "ENABLED"), "addressVersion", 2);
        assertThat(start(moved, session).outcome()).isEqualTo("NOT_ALLOWED");
        UUID invited = happenings.created();
        assertThat(start(InternalApi.facts(invited, 1, "ENABLED"), session).outcome())
                .isEqualTo("NOT_ALLOWED");
        assertThat(start(InternalApi.facts(UuidFactory.nextUuid(), 1, "ENABLED"), session)
                        .outcome())
                .isEqualTo("NOT_ALLOWED");
    }

    private InternalApi.Answer start(Map<String, ?> facts, UUID session) {
        return stack.api().ask("challenges/enrolment/start", Map.of("facts", facts, "sessionId", session));
    }

    /** An account that chose its password in this browser a moment ago and has to enrol. */
    private UUID redeemed(String browser) {
        UUID account = happenings.created();
        redeem(stack.api(), stack.api().token(account, account), browser);
        require(account);
        return account;
    }

    private void require(UUID account) {
        stack.happen(
                AccountStack.fromGateway(new TwoFactorRequired(account, 2, UuidFactory.nextUuid(), happenings.now())));
    }

    private static void redeem(InternalApi api, String token, String browser) {
        assertThat(api.redeem(token, Happenings.PASSWORD, Map.of("browserDigest", browser))
                        .outcome())
                .isEqualTo("REDEEMED");
    }

    private boolean needsMail(InternalApi api, UUID account, Map<String, Object> device) {
        return api.offer(facts(account), happenings.challenge(account, 2), device)
                .body()
                .has("mailCode");
    }

    private static String browser() {
        return "browser-" + UuidFactory.nextUuid();
    }

    private static Map<String, Object> known(String browser, long credentialVersion) {
        return Map.of("knownDevice", InternalApi.device(browser, credentialVersion, false));
    }

    private static Map<String, Object> facts(UUID account) {
        return InternalApi.facts(account, 2, "ENABLED", "REQUIRED");
    }
}
