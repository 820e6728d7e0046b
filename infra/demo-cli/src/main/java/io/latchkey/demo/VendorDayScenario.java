package io.latchkey.demo;

import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.EnrolmentCodeRequested;
import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.SecurityEvent.AccessRequested;
import io.latchkey.contracts.SecurityEvent.SignInFailed;
import io.latchkey.contracts.SecurityEvent.SignInSucceeded;
import io.latchkey.demo.BrowserSession.Reply;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A vendor's day: a request for an account, a second factor, a lost phone, an erasure. */
final class VendorDayScenario {

    private static final String REQUESTS = "/api/v1/access-requests";
    private static final String CHALLENGES = "/api/v1/challenges/";

    private final DemoContext scene;
    private final BrowserSession office;
    private final BrowserSession visitor;
    private final String address = "demo+" + UUID.randomUUID() + "@latchkey.test";
    private final String password = PasswordGenerator.nextPassword();

    VendorDayScenario(DemoContext scene, BrowserSession office, BrowserSession visitor) {
        this.scene = scene;
        this.office = office;
        this.visitor = visitor;
    }

    void run() {
        UUID account = requestAndApprove();
        String page = "/api/v1/accounts/" + account;

        printStep("The executive requires a second factor");
        expectReply(office.put(page + "/two-factor"), 202, "");
        scene.awaitMail(account, MailTemplate.TWO_FACTOR_REQUIRED, List.of(TwoFactorRequired.class));

        printStep("The person sets a password through the first mail");
        expectReply(scene.redeemLink(visitor, scene.post().nextToken(address), password), 204, "");
        scene.awaitPasswordChanged(account);

        String recoveryCode = enrolAuthenticator(account);
        useRecoveryCode(account, recoveryCode);

        printStep("The phone is lost: the executive resets it, and every session ends");
        expectReply(office.post(page + "/two-factor/reset", MaskedBody.NONE), 202, "");
        scene.awaitMail(account, MailTemplate.TWO_FACTOR_RESET, List.of(TwoFactorReset.class));
        expectReply(visitor.get(DemoContext.CURRENT), 401, "unauthenticated");
        expectReply(signIn(), 403, "two-factor-enrolment-required");

        eraseAccount(account, page);
    }

    private UUID requestAndApprove() {
        printStep("Somebody asks for an account");
        MaskedBody words =
                MaskedBody.of("email", address, "name", "Grace Hopper", "company", "Example", "locale", "en");
        expectReply(visitor.post(REQUESTS, words), 202, "");
        scene.awaitEvents(UUID.randomUUID(), List.of(AccessRequested.class));

        printStep("The executive approves");
        String id = ValueWaiter.waitFor("the request in the executive's list", () -> {
            for (JsonNode one :
                    office.callSilently("GET", REQUESTS, MaskedBody.NONE).body().path("accessRequests")) {
                if (one.path("email").asString("").equals(address)) {
                    return Optional.of(one.path("id").asString(""));
                }
            }
            return Optional.empty();
        });
        return scene.awaitCreated(office.post(REQUESTS + "/" + id + "/approve", MaskedBody.NONE));
    }

    private String enrolAuthenticator(UUID account) {
        printStep("The first sign-in sets up an authenticator app");
        String enrolment = readChallenge(signIn(), 403, "two-factor-enrolment-required") + "/enrolment";
        var app = new AuthenticatorApp(
                expectReply(visitor.get(enrolment), 200, "").memberText("secret"));
        String first = app.generateCode();

        printStep("The app alone is not enough: a code from a mail proves the mailbox");
        scene.awaitMail(account, MailTemplate.ENROLMENT_CODE, List.of(EnrolmentCodeRequested.class));
        expectReply(visitor.post(enrolment, MaskedBody.of("oneTimePassword", first)), 401, "invalid-mail-code");
        MaskedBody codes =
                MaskedBody.of("oneTimePassword", first, "mailCode", scene.post().nextCode(address));
        Reply enrolled = expectReply(visitor.post(enrolment, codes), 201, "");
        scene.awaitMail(
                account,
                MailTemplate.TWO_FACTOR_ENROLLED,
                List.of(TwoFactorEnrolled.class, AccountState.class, SignInSucceeded.class));

        printStep("The code that set it up is refused; the app's next one signs in");
        expectReply(signInWith(first), 401, "invalid-one-time-password");
        scene.awaitEvents(account, List.of(SignInFailed.class));
        expectReply(signInWith(app.nextCode()), 201, "");
        scene.awaitEvents(account, List.of(SignInSucceeded.class));
        return enrolled.body().path("recoveryCodes").path(0).asString("");
    }

    private void useRecoveryCode(UUID account, String recoveryCode) {
        printStep("A recovery code signs in once");
        MaskedBody code = MaskedBody.of("recoveryCode", recoveryCode);
        expectReply(visitor.post(challengePath(signIn()), code), 201, "");
        scene.awaitMail(
                account, MailTemplate.RECOVERY_CODE_USED, List.of(RecoveryCodeUsed.class, SignInSucceeded.class));
        expectReply(visitor.openAnother().post(challengePath(signIn()), code), 401, "invalid-one-time-password");
        scene.awaitEvents(account, List.of(SignInFailed.class));
    }

    private void eraseAccount(UUID account, String page) {
        printStep("The person leaves: disabled, nobody signs in; erased, nothing is left of them");
        expectReply(office.put(page + "/disabled"), 202, "");
        scene.awaitEvents(account, List.of(AccountDisabled.class));
        expectReply(signIn(), 401, "invalid-credentials");
        expectReply(office.delete(page), 202, "");
        scene.awaitEvents(account, List.of(AccountErased.class));
        expectReply(office.get(page), 404, "not-found");
    }

    private Reply signIn() {
        return visitor.openAnother().post(DemoContext.SESSIONS, MaskedBody.of("email", address, "password", password));
    }

    private Reply signInWith(String code) {
        return visitor.post(
                DemoContext.SESSIONS, MaskedBody.of("email", address, "password", password, "oneTimePassword", code));
    }

    private String challengePath(Reply asked) {
        return readChallenge(asked, 401, "one-time-password-required") + "/one-time-password";
    }

    private String readChallenge(Reply reply, int status, String problem) {
        return CHALLENGES + expectReply(reply, status, problem).memberText("challenge");
    }

    private Reply expectReply(Reply reply, int status, String problem) {
        return scene.expectReply(reply, status, problem);
    }

    private void printStep(String text) {
        scene.narrator().printStep(text);
    }
}
