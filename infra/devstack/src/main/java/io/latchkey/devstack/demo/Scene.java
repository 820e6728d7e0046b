package io.latchkey.devstack.demo;

import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.PasswordChanged;
import java.util.List;
import java.util.UUID;

/** What every part of the demo works with: the post, the topics, and somebody who tells it all. */
record Scene(PostBox post, EventTail events, Narrator narrator) {

    static final String SESSIONS = "/api/v1/sessions";
    static final String CURRENT = "/api/v1/sessions/current";

    /** @param problem the problem's name; empty for none */
    Reply expect(Reply reply, int status, String problem) {
        if (reply.status() != status || !reply.problem().equals(problem)) {
            throw new DemoFailure(
                    "expected " + status + " " + problem + ", came " + reply.status() + " " + reply.problem());
        }
        narrator.held(problem.isEmpty() ? "as it should be" : "refused, as it should be");
        return reply;
    }

    /** An executive's answer that made an account; waits for its facts and its first mail. */
    UUID created(Reply reply) {
        expect(reply, 201, "");
        UUID account = UUID.fromString(reply.text("accountId"));
        events.await(
                account,
                Expected.andMail(
                        MailTemplate.FIRST_SIGN_IN,
                        Expected.a(AccountCreated.class),
                        Expected.a(AccountProfile.class),
                        Expected.a(AccountState.class)));
        return account;
    }

    /** What every new password causes. */
    static List<Expected> passwordChanged() {
        return Expected.andMail(
                MailTemplate.PASSWORD_CHANGED, Expected.a(PasswordChanged.class), Expected.a(AccountState.class));
    }

    /** Uses a mail's link, in a browser that nobody has used before. */
    Reply redeem(Browser browser, String token, String password) {
        return browser.another()
                .post("/api/v1/password-resets/redeem", Body.of("token", token, "newPassword", password));
    }
}
