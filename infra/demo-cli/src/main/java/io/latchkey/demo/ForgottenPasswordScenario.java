package io.latchkey.demo;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.SecurityEvent.LinkRefused;
import io.latchkey.contracts.SecurityEvent.PasswordResetForUnknownAddress;
import io.latchkey.contracts.SecurityEvent.SignInFailed;
import io.latchkey.contracts.SecurityEvent.SignInSucceeded;
import java.util.List;
import java.util.UUID;

/** The main job, step by step: a person gets an account, signs in, forgets the password, gets back in. */
final class ForgottenPasswordScenario {

    private final DemoContext scene;
    private final DemoPrinter narrator;
    private final BrowserSession office;
    private final BrowserSession visitor;
    private final String address = "demo+" + UUID.randomUUID() + "@latchkey.test";

    ForgottenPasswordScenario(DemoContext scene, BrowserSession office, BrowserSession visitor) {
        this.scene = scene;
        this.narrator = scene.narrator();
        this.office = office;
        this.visitor = visitor;
    }

    void run() {
        narrator.printStep("The executive creates an account");
        MaskedBody words = MaskedBody.of(
                "email", address, "displayName", "Ada Lovelace", "locale", "en", "roles", List.of("USER"));
        UUID account = scene.awaitCreated(office.post("/api/v1/accounts", words));
        String first = scene.post().nextToken(address);

        narrator.printStep("The person opens the mail and sets a password");
        String password = PasswordGenerator.nextPassword();
        redeemLink(first, password, 204, "");
        scene.awaitPasswordChanged(account);

        narrator.printStep("The person signs in");
        signIn(visitor, password, account);

        String forgotten = requestReset(account, password);

        narrator.printStep("The mail's link sets a new password; sessions from before are dead");
        String renewed = PasswordGenerator.nextPassword();
        redeemLink(forgotten, renewed, 204, "");
        scene.awaitPasswordChanged(account);
        scene.expectReply(visitor.get(DemoContext.CURRENT), 401, "unauthenticated");

        narrator.printStep("The same link with another password is refused");
        redeemLink(forgotten, PasswordGenerator.nextPassword(), 410, "link-used");
        scene.awaitEvents(account, List.of(LinkRefused.class));

        narrator.printStep("The old password is refused, the new one signs in");
        scene.expectReply(
                visitor.post(DemoContext.SESSIONS, MaskedBody.of("email", address, "password", password)),
                401,
                "invalid-credentials");
        scene.awaitEvents(account, List.of(SignInFailed.class));
        signIn(visitor, renewed, account);

        requestForUnknown(account);

        narrator.printStep("The executive reads the journey of every mail");
        new MailJourneyCheck(office, narrator).checkJourneys(account);

        narrator.printStep("The person signs out");
        scene.expectReply(visitor.delete(DemoContext.CURRENT), 204, "");
        scene.expectReply(visitor.get(DemoContext.CURRENT), 401, "unauthenticated");
    }

    private String requestReset(UUID account, String password) {
        narrator.printStep("The person forgets the password and asks for a link");
        scene.expectReply(visitor.post("/api/v1/password-resets", MaskedBody.of("email", address)), 202, "");
        scene.awaitMail(account, MailTemplate.PASSWORD_RESET, List.of(PasswordResetRequested.class));
        String token = scene.post().nextToken(address);

        narrator.printStep("Asking changed nothing: the password still signs in");
        signIn(visitor.openAnother(), password, account);
        return token;
    }

    private void requestForUnknown(UUID account) {
        narrator.printStep("Somebody asks for an address that has no account, and hears the same");
        String nobody = "nobody+" + UUID.randomUUID() + "@latchkey.test";
        scene.expectReply(
                visitor.openAnother().post("/api/v1/password-resets", MaskedBody.of("email", nobody)), 202, "");
        scene.awaitEvents(account, List.of(PasswordResetForUnknownAddress.class));
    }

    private void signIn(BrowserSession browser, String password, UUID account) {
        scene.expectReply(
                browser.post(DemoContext.SESSIONS, MaskedBody.of("email", address, "password", password)), 201, "");
        scene.expectReply(browser.get(DemoContext.CURRENT), 200, "");
        scene.awaitEvents(account, List.of(SignInSucceeded.class));
    }

    private void redeemLink(String token, String password, int status, String problem) {
        scene.expectReply(scene.redeemLink(visitor, token, password), status, problem);
    }
}
