package io.latchkey.devstack.demo;

import io.latchkey.contracts.LinkRefused;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.PasswordResetForUnknownAddress;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.SignInFailed;
import io.latchkey.contracts.SignInSucceeded;
import java.util.List;
import java.util.UUID;

/** The main job, step by step: somebody gets an account, comes in, forgets the password, gets back in. */
final class Walk {

    private final Scene scene;
    private final Narrator narrator;
    private final EventTail events;
    private final Browser office;
    private final Browser visitor;
    private final String address = "demo+" + UUID.randomUUID() + "@latchkey.test";

    Walk(Scene scene, Browser office, Browser visitor) {
        this.scene = scene;
        this.narrator = scene.narrator();
        this.events = scene.events();
        this.office = office;
        this.visitor = visitor;
    }

    void run() {
        narrator.step("The executive creates an account");
        Body words = Body.of("email", address, "displayName", "Ada Lovelace", "locale", "en", "roles", List.of("USER"));
        UUID account = scene.created(office.post("/api/v1/accounts", words));
        String first = scene.post().nextToken(address);

        narrator.step("The person opens the mail and sets a password");
        String password = Passwords.next();
        redeem(first, password, 204, "");
        events.await(account, Scene.passwordChanged());

        narrator.step("The person signs in");
        signIn(visitor, password, account);

        String forgotten = forget(account, password);

        narrator.step("The mail's link sets a new password; sessions from before are dead");
        String renewed = Passwords.next();
        redeem(forgotten, renewed, 204, "");
        events.await(account, Scene.passwordChanged());
        scene.expect(visitor.get(Scene.CURRENT), 401, "unauthenticated");

        narrator.step("The same link with another password is refused");
        redeem(forgotten, Passwords.next(), 410, "link-used");
        events.await(account, List.of(Expected.a(LinkRefused.class)));

        narrator.step("The old password is refused, the new one signs in");
        scene.expect(
                visitor.post(Scene.SESSIONS, Body.of("email", address, "password", password)),
                401,
                "invalid-credentials");
        events.await(account, List.of(Expected.a(SignInFailed.class)));
        signIn(visitor, renewed, account);

        unknown(account);

        narrator.step("The executive reads the journey of every mail");
        new Journeys(office, narrator).check(account);

        narrator.step("The person signs out");
        scene.expect(visitor.delete(Scene.CURRENT), 204, "");
        scene.expect(visitor.get(Scene.CURRENT), 401, "unauthenticated");
    }

    private String forget(UUID account, String password) {
        narrator.step("The person forgets the password and asks for a link");
        scene.expect(visitor.post("/api/v1/password-resets", Body.of("email", address)), 202, "");
        events.await(account, Expected.andMail(MailTemplate.PASSWORD_RESET, Expected.a(PasswordResetRequested.class)));
        String token = scene.post().nextToken(address);

        narrator.step("Asking changed nothing: the password still signs in");
        signIn(visitor.another(), password, account);
        return token;
    }

    private void unknown(UUID account) {
        narrator.step("Somebody asks for an address that has no account, and hears the same");
        String nobody = "nobody+" + UUID.randomUUID() + "@latchkey.test";
        scene.expect(visitor.another().post("/api/v1/password-resets", Body.of("email", nobody)), 202, "");
        events.await(account, List.of(Expected.a(PasswordResetForUnknownAddress.class)));
    }

    private void signIn(Browser browser, String password, UUID account) {
        scene.expect(browser.post(Scene.SESSIONS, Body.of("email", address, "password", password)), 201, "");
        scene.expect(browser.get(Scene.CURRENT), 200, "");
        events.await(account, List.of(Expected.a(SignInSucceeded.class)));
    }

    private void redeem(String token, String password, int status, String problem) {
        scene.expect(scene.redeem(visitor, token, password), status, problem);
    }
}
