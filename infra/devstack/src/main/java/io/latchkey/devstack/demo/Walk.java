package io.latchkey.devstack.demo;

import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.LinkRefused;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.PasswordChanged;
import io.latchkey.contracts.PasswordResetForUnknownAddress;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.SignInFailed;
import io.latchkey.contracts.SignInSucceeded;
import java.util.List;
import java.util.UUID;

/** The main job, step by step: somebody gets an account, comes in, forgets the password, gets back in. */
final class Walk {

    private static final String REDEEM = "/api/v1/password-resets/redeem";
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String CURRENT = "/api/v1/sessions/current";

    private final Executive executive;
    private final Browser visitor;
    private final PostBox post;
    private final EventTail events;
    private final Narrator narrator;
    private final String address = "demo+" + UUID.randomUUID() + "@latchkey.test";

    Walk(Executive executive, Browser visitor, PostBox post, EventTail events, Narrator narrator) {
        this.executive = executive;
        this.visitor = visitor;
        this.post = post;
        this.events = events;
        this.narrator = narrator;
    }

    void run() {
        narrator.step("The executive signs in");
        Browser office = executive.signIn();

        narrator.step("The executive creates an account");
        UUID account = create(office);
        String first = post.nextToken(address);

        narrator.step("The person opens the mail and sets a password");
        String password = Passwords.next();
        redeem(first, password, 204, "");
        events.await(account, changed());

        narrator.step("The person signs in");
        signIn(visitor, password, account);

        String forgotten = forget(account, password);

        narrator.step("The mail's link sets a new password; sessions from before are dead");
        String renewed = Passwords.next();
        redeem(forgotten, renewed, 204, "");
        events.await(account, changed());
        expect(visitor.get(CURRENT), 401, "unauthenticated");

        narrator.step("The same link with another password is refused");
        redeem(forgotten, Passwords.next(), 410, "link-used");
        events.await(account, List.of(Expected.a(LinkRefused.class)));

        narrator.step("The old password is refused, the new one signs in");
        expect(visitor.post(SESSIONS, Body.of("email", address, "password", password)), 401, "invalid-credentials");
        events.await(account, List.of(Expected.a(SignInFailed.class)));
        signIn(visitor, renewed, account);

        unknown(account);

        narrator.step("The executive reads the journey of every mail");
        new Journeys(office, narrator).check(account);

        narrator.step("The person signs out");
        expect(visitor.delete(CURRENT), 204, "");
        expect(visitor.get(CURRENT), 401, "unauthenticated");
    }

    private UUID create(Browser office) {
        Reply created = office.post(
                "/api/v1/accounts",
                Body.of("email", address, "displayName", "Ada Lovelace", "locale", "en", "roles", List.of("USER")));
        expect(created, 201, "");
        UUID account = UUID.fromString(created.text("accountId"));
        events.await(
                account,
                Expected.andMail(
                        MailTemplate.FIRST_SIGN_IN,
                        Expected.a(AccountCreated.class),
                        Expected.a(AccountProfile.class),
                        Expected.a(AccountState.class)));
        return account;
    }

    private String forget(UUID account, String password) {
        narrator.step("The person forgets the password and asks for a link");
        expect(visitor.post("/api/v1/password-resets", Body.of("email", address)), 202, "");
        events.await(account, Expected.andMail(MailTemplate.PASSWORD_RESET, Expected.a(PasswordResetRequested.class)));
        String token = post.nextToken(address);

        narrator.step("Asking changed nothing: the password still signs in");
        signIn(visitor.another(), password, account);
        return token;
    }

    private void unknown(UUID account) {
        narrator.step("Somebody asks for an address that has no account, and hears the same");
        String nobody = "nobody+" + UUID.randomUUID() + "@latchkey.test";
        expect(visitor.another().post("/api/v1/password-resets", Body.of("email", nobody)), 202, "");
        events.await(account, List.of(Expected.a(PasswordResetForUnknownAddress.class)));
    }

    private static List<Expected> changed() {
        return Expected.andMail(
                MailTemplate.PASSWORD_CHANGED, Expected.a(PasswordChanged.class), Expected.a(AccountState.class));
    }

    private void signIn(Browser browser, String password, UUID account) {
        expect(browser.post(SESSIONS, Body.of("email", address, "password", password)), 201, "");
        expect(browser.get(CURRENT), 200, "");
        events.await(account, List.of(Expected.a(SignInSucceeded.class)));
    }

    private void redeem(String token, String password, int status, String problem) {
        expect(visitor.another().post(REDEEM, Body.of("token", token, "newPassword", password)), status, problem);
    }

    private void expect(Reply reply, int status, String problem) {
        if (reply.status() != status || !reply.problem().equals(problem)) {
            throw new DemoFailure(
                    "expected " + status + " " + problem + ", came " + reply.status() + " " + reply.problem());
        }
        narrator.held(problem.isEmpty() ? "as it should be" : "refused, as it should be");
    }
}
