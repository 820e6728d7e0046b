package io.latchkey.demo;

import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.demo.BrowserSession.Reply;
import java.util.List;
import java.util.UUID;

/** What every part of the demo works with: the inbox, the topics and the printer. */
record DemoContext(InboxReader post, EventWatcher events, DemoPrinter narrator) {

    static final String SESSIONS = "/api/v1/sessions";
    static final String CURRENT = "/api/v1/sessions/current";

    /** @param problem the problem's name; empty for none */
    Reply expectReply(Reply reply, int status, String problem) {
        if (reply.status() != status || !reply.problemName().equals(problem)) {
            throw new DemoFailure(
                    "expected " + status + " " + problem + ", came " + reply.status() + " " + reply.problemName());
        }
        narrator.printSuccess(problem.isEmpty() ? "as it should be" : "refused, as it should be");
        return reply;
    }

    /** An executive's answer that made an account; waits for its facts and its first mail. */
    UUID awaitCreated(Reply reply) {
        expectReply(reply, 201, "");
        UUID account = UUID.fromString(reply.memberText("accountId"));
        awaitMail(
                account,
                MailTemplate.FIRST_SIGN_IN,
                List.of(AccountCreated.class, AccountProfile.class, AccountState.class));
        return account;
    }

    /** Tells the account's events until one of each type has come. */
    void awaitEvents(UUID account, List<Class<? extends Event>> types) {
        events.awaitEvents(account, types.stream().map(ExpectedEvent::ofType).toList());
    }

    /** The same until a mail has come to its end, too. */
    void awaitMail(UUID account, MailTemplate template, List<Class<? extends Event>> types) {
        events.awaitEvents(account, ExpectedEvent.withMail(template, types));
    }

    /** What every new password causes. */
    void awaitPasswordChanged(UUID account) {
        awaitMail(account, MailTemplate.PASSWORD_CHANGED, List.of(PasswordChanged.class, AccountState.class));
    }

    /** Uses a mail's link, in a new browser. */
    Reply redeemLink(BrowserSession browser, String token, String password) {
        return browser.openAnother()
                .post("/api/v1/password-resets/redeem", MaskedBody.of("token", token, "newPassword", password));
    }
}
