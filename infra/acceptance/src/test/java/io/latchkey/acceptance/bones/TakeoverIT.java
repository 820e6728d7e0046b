package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.AccountFixtures.Person;
import io.latchkey.acceptance.drive.Answer;
import io.latchkey.acceptance.drive.InboxDriver;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.recordmac.TopicAccess;
import io.latchkey.demo.AuthenticatorApp;
import io.latchkey.testkit.RefusedRecords;
import io.latchkey.testkit.SignedRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The three takeovers that a review carried out on the running system, walked again as it describes them, against the
 * stack as {@code infra/up} starts it: each fails at its first step.
 */
class TakeoverIT {

    private final RunningStack stack = RunningStack.shared();
    private final String executive = stack.people().executive();
    private final String thief = "thief-" + UUID.randomUUID() + "@example.org";

    @Test
    void writingThreeRecordsToKafkaTakesOverNoAccount() {
        Person victim = stack.people().active(executive);
        AuthenticatorApp app = enrol(victim);
        Instant now = Instant.now();
        UUID request = newEventId();

        assertRefused(new AccountProfile(
                victim.accountId(), 50, thief, "Ada", AccountLocale.ENGLISH, Set.of(AccountRole.USER), now));
        assertRefused(new TwoFactorRemoved(victim.accountId(), 50, null, now));
        assertRefused(new PasswordResetRequested(request, victim.accountId(), 50, RequestedBy.HOLDER, null, now));

        awaitNextLink(victim);
        assertThat(stack.inbox().mails(thief)).isEmpty();
        assertThat(stack.database("notification").count("mail WHERE cause_id = '" + request + "'"))
                .isZero();
        assertThat(signIn(victim).problem()).isEqualTo("one-time-password-required");
        assertThat(stack.gateway()
                        .signIn(victim.email(), victim.password(), app.nextCode())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aStolenSessionOfAnExecutiveMakesNobodyPowerfulAndHarmsNobody() {
        Person victim = stack.people().active(executive);
        assertThat(stack.gateway()
                        .as(executive, "DELETE", "/api/v1/sessions/current/proof", Map.of())
                        .status())
                .as("as it is a quarter of an hour after the sign-in")
                .isEqualTo(204);
        Map<String, Object> accomplice = Map.of(
                "email", thief, "displayName", "Thief", "locale", "en", "roles", List.of("EXECUTIVE", "OPERATIONS"));
        String path = "/api/v1/accounts/" + victim.accountId();

        assertRefused("POST", "/api/v1/accounts", accomplice);
        assertRefused("PATCH", path, Map.of("email", thief));
        assertRefused("DELETE", path + "/two-factor", Map.of());
        assertRefused("POST", path + "/two-factor/reset", Map.of());
        assertRefused("PATCH", path, Map.of("roles", List.of("USER", "EXECUTIVE")));
        assertRefused("PUT", path + "/disabled", Map.of());
        assertRefused("DELETE", path, Map.of());

        assertThat(stack.inbox().mails(thief)).isEmpty();
        assertThat(stack.database("gateway").count("account WHERE email = '" + thief + "'"))
                .isZero();
        assertThat(stack.gateway()
                        .get(path, "cookie", executive)
                        .json()
                        .path("roles")
                        .toString())
                .isEqualTo("[\"USER\"]");
        assertThat(signIn(victim).status()).isEqualTo(201);
        assertThat(stack.gateway()
                        .as(
                                executive,
                                "POST",
                                "/api/v1/sessions/current/proof",
                                Map.of("password", AccountFixtures.EXECUTIVE_PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(stack.gateway()
                        .as(executive, "PUT", path + "/disabled", Map.of())
                        .status())
                .as("whose session it is goes on")
                .isEqualTo(202);
    }

    @Test
    void anExecutivesOwnSecondFactorIsNotTheirsToTakeOff() {
        String own = "/api/v1/accounts/"
                + stack.gateway().whoAmI(executive).json().path("accountId").asString();
        assertThat(stack.gateway()
                        .as(executive, "DELETE", own + "/two-factor", Map.of())
                        .problem())
                .isEqualTo("own-account");
        assertThat(stack.gateway()
                        .as(executive, "POST", own + "/two-factor/reset", Map.of())
                        .problem())
                .isEqualTo("own-account");
    }

    @Test
    void browsersThatWereKnownBeforeTheResetAndTheFactorBuyNoGuessAtACode() {
        Person victim = stack.people().active(executive);
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            marks.add(signIn(victim).cookie("__Host-latchkey-device"));
        }
        awaitNextLink(victim);
        var anew = new Person(victim.accountId(), victim.email(), "a password after the reset");
        stack.people().setPassword(anew.email(), anew.password());
        AuthenticatorApp app = enrol(anew);

        int looked = 0;
        for (int guess = 0; guess < 50; guess++) {
            String mark = marks.get(guess % marks.size());
            String challenge = signIn(anew, mark).json().path("challenge").asString();
            Answer answer = stack.gateway()
                    .post(
                            "/api/v1/challenges/" + challenge + "/one-time-password",
                            Map.of("oneTimePassword", app.wrongCode()),
                            "cookie",
                            mark);
            looked += answer.problem().equals("invalid-one-time-password") ? 1 : 0;
        }
        assertThat(looked).isEqualTo(10);
    }

    /** Asks for a link as the holder does, until its mail has come; a notice that comes meanwhile is none. */
    private void awaitNextLink(Person holder) {
        long before = countLinks(holder);
        stack.gateway().requestReset(holder.email());
        stack.inbox().await(holder.email(), mail -> mail.hasLink() && countLinks(holder) > before);
    }

    private long countLinks(Person holder) {
        return stack.inbox().mails(holder.email()).stream()
                .filter(InboxDriver.Mail::hasLink)
                .count();
    }

    /** Of version 7: a forger keeps to the contract, and other tests hold every record of this stack to it. */
    private static UUID newEventId() {
        UUID random = UUID.randomUUID();
        return new UUID((random.getMostSignificantBits() & ~0xF000L) | 0x7000L, random.getLeastSignificantBits());
    }

    /** Every one of ours that reads the topic puts it aside, and nothing else becomes of it. */
    private void assertRefused(Event event) {
        UUID id = event instanceof PasswordResetRequested request ? request.requestId() : newEventId();
        var forged = new EventEnvelope<>(id, EventSource.AUTH_GATEWAY.sourcePath(), event.at(), null, event);
        for (EventSource reader :
                TopicAccess.readersOf(EventTopics.topicOf(event).name())) {
            assertThat(RefusedRecords.causeOf(
                            stack.bootstrap(), reader, EventTopics.topicOf(event), SignedRecords.unsigned(forged)))
                    .startsWith("NotAuthentic: ");
        }
    }

    private void assertRefused(String method, String path, Map<String, ?> body) {
        Answer answer = stack.gateway().as(executive, method, path, body);
        assertThat(answer.status()).as("%s %s", method, path).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("reauthentication-required");
    }

    private AuthenticatorApp enrol(Person person) {
        assertThat(stack.gateway()
                        .as(executive, "PUT", "/api/v1/accounts/" + person.accountId() + "/two-factor", Map.of())
                        .status())
                .isEqualTo(202);
        String challenge = signIn(person).json().path("challenge").asString();
        var app = new AuthenticatorApp(
                stack.gateway().enrolment(challenge).json().path("secret").asString());
        assertThat(stack.gateway()
                        .enrol(challenge, app.generateCode(), stack.inbox().awaitCode(person.email(), 1))
                        .status())
                .isEqualTo(201);
        return app;
    }

    private Answer signIn(Person person) {
        return stack.gateway().signIn(person.email(), person.password());
    }

    private Answer signIn(Person person, String mark) {
        return stack.gateway()
                .post(
                        "/api/v1/sessions",
                        Map.of("email", person.email(), "password", person.password()),
                        "cookie",
                        mark);
    }
}
