package io.latchkey.devstack.demo;

import io.latchkey.contracts.AccessRequested;
import io.latchkey.contracts.AccountDisabled;
import io.latchkey.contracts.AccountErased;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.RecoveryCodeUsed;
import io.latchkey.contracts.SignInFailed;
import io.latchkey.contracts.SignInSucceeded;
import io.latchkey.contracts.TwoFactorEnrolled;
import io.latchkey.contracts.TwoFactorRequired;
import io.latchkey.contracts.TwoFactorReset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A vendor's day: a request for an account, a second factor, a lost phone, somebody who leaves. */
final class VendorsDay {

    private static final String REQUESTS = "/api/v1/access-requests";
    private static final String CHALLENGES = "/api/v1/challenges/";

    private final Scene scene;
    private final Browser office;
    private final Browser visitor;
    private final String address = "demo+" + UUID.randomUUID() + "@latchkey.test";
    private final String password = Passwords.next();

    VendorsDay(Scene scene, Browser office, Browser visitor) {
        this.scene = scene;
        this.office = office;
        this.visitor = visitor;
    }

    void run() {
        UUID account = requestAndApprove();
        String page = "/api/v1/accounts/" + account;

        step("The executive requires a second factor");
        expect(office.put(page + "/two-factor"), 202, "");
        await(account, MailTemplate.TWO_FACTOR_REQUIRED, Expected.a(TwoFactorRequired.class));

        step("The person sets a password through the first mail");
        expect(scene.redeem(visitor, scene.post().nextToken(address), password), 204, "");
        scene.events().await(account, Scene.passwordChanged());

        String recoveryCode = enrol(account);
        recover(account, recoveryCode);

        step("The phone is lost: the executive resets it, and every session ends");
        expect(office.post(page + "/two-factor/reset", Body.NONE), 202, "");
        await(account, MailTemplate.TWO_FACTOR_RESET, Expected.a(TwoFactorReset.class));
        expect(visitor.get(Scene.CURRENT), 401, "unauthenticated");
        expect(signIn(), 403, "two-factor-enrolment-required");

        leave(account, page);
    }

    private UUID requestAndApprove() {
        step("Somebody asks for an account");
        Body words = Body.of("email", address, "name", "Grace Hopper", "company", "Example", "locale", "en");
        expect(visitor.post(REQUESTS, words), 202, "");
        scene.events().await(UUID.randomUUID(), List.of(Expected.a(AccessRequested.class)));

        step("The executive approves");
        String id = Patience.until("the request in the executive's list", () -> {
            for (JsonNode one :
                    office.silently("GET", REQUESTS, Body.NONE).body().path("accessRequests")) {
                if (one.path("email").asString("").equals(address)) {
                    return Optional.of(one.path("id").asString(""));
                }
            }
            return Optional.empty();
        });
        return scene.created(office.post(REQUESTS + "/" + id + "/approve", Body.NONE));
    }

    private String enrol(UUID account) {
        step("The first sign-in sets up an authenticator app");
        String enrolment = challenge(signIn(), 403, "two-factor-enrolment-required") + "/enrolment";
        var app = new Authenticator(expect(visitor.get(enrolment), 200, "").text("secret"));
        String first = app.code();
        Reply enrolled = expect(visitor.post(enrolment, Body.of("oneTimePassword", first)), 201, "");
        await(
                account,
                MailTemplate.TWO_FACTOR_ENROLLED,
                Expected.a(TwoFactorEnrolled.class),
                Expected.a(AccountState.class),
                Expected.a(SignInSucceeded.class));

        step("The code that set it up is refused; the app's next one signs in");
        expect(signInWith(first), 401, "invalid-one-time-password");
        await(account, Expected.a(SignInFailed.class));
        expect(signInWith(app.nextCode()), 201, "");
        await(account, Expected.a(SignInSucceeded.class));
        return enrolled.body().path("recoveryCodes").path(0).asString("");
    }

    private void recover(UUID account, String recoveryCode) {
        step("A recovery code signs in once");
        Body code = Body.of("recoveryCode", recoveryCode);
        expect(visitor.post(codeOf(signIn()), code), 201, "");
        await(
                account,
                MailTemplate.RECOVERY_CODE_USED,
                Expected.a(RecoveryCodeUsed.class),
                Expected.a(SignInSucceeded.class));
        expect(visitor.another().post(codeOf(signIn()), code), 401, "invalid-one-time-password");
        await(account, Expected.a(SignInFailed.class));
    }

    private void leave(UUID account, String page) {
        step("The person leaves: disabled, nobody signs in; erased, nothing is left of them");
        expect(office.put(page + "/disabled"), 202, "");
        await(account, Expected.a(AccountDisabled.class));
        expect(signIn(), 401, "invalid-credentials");
        expect(office.delete(page), 202, "");
        await(account, Expected.a(AccountErased.class));
        expect(office.get(page), 404, "not-found");
    }

    private Reply signIn() {
        return visitor.another().post(Scene.SESSIONS, Body.of("email", address, "password", password));
    }

    private Reply signInWith(String code) {
        return visitor.post(Scene.SESSIONS, Body.of("email", address, "password", password, "oneTimePassword", code));
    }

    private String codeOf(Reply asked) {
        return challenge(asked, 401, "one-time-password-required") + "/one-time-password";
    }

    private String challenge(Reply reply, int status, String problem) {
        return CHALLENGES + expect(reply, status, problem).text("challenge");
    }

    private void await(UUID account, Expected... expected) {
        scene.events().await(account, List.of(expected));
    }

    private void await(UUID account, MailTemplate template, Expected... expected) {
        scene.events().await(account, Expected.andMail(template, expected));
    }

    private Reply expect(Reply reply, int status, String problem) {
        return scene.expect(reply, status, problem);
    }

    private void step(String text) {
        scene.narrator().step(text);
    }
}
