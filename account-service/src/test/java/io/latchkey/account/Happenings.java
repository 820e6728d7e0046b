package io.latchkey.account;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests let happen to an account again and again. */
final class Happenings {

    static final String PASSWORD = "wandering teapot quartz";

    private final AccountStack stack;

    Happenings(AccountStack stack) {
        this.stack = stack;
    }

    /** A new account; its id is the cause of its link, too. */
    UUID created() {
        UUID id = UuidFactory.nextUuid();
        stack.happen(stack.created(id, id));
        return id;
    }

    /** An account that has set {@link #PASSWORD}. */
    UUID active() {
        UUID id = created();
        if (!stack.api().redeem(stack.api().token(id, id), PASSWORD).outcome().equals("REDEEMED")) {
            throw new AssertionError("no password set");
        }
        return id;
    }

    /** A reset link that an executive sent, and so is never limited; returns its cause. */
    UUID link(UUID accountId) {
        return asked(accountId, RequestedBy.EXECUTIVE);
    }

    UUID asked(UUID accountId, RequestedBy who) {
        UUID id = UuidFactory.nextUuid();
        UUID by = who == RequestedBy.EXECUTIVE ? UuidFactory.nextUuid() : null;
        stack.happen(AccountStack.fromGateway(id, new PasswordResetRequested(id, accountId, 1, who, by, now())));
        return id;
    }

    /** An account whose second factor an executive required. */
    UUID required() {
        UUID id = active();
        stack.happen(AccountStack.fromGateway(new TwoFactorRequired(id, 2, UuidFactory.nextUuid(), now())));
        return id;
    }

    /** An account that has enrolled an app. */
    Enrolled enrolled() {
        return enrol(required(), 2);
    }

    /** Enrols at the next sign-in. */
    Enrolled enrol(UUID accountId, long version) {
        var facts = InternalApi.facts(accountId, version, "ENABLED", "REQUIRED");
        String challenge = stack.api().signIn(facts, PASSWORD).text("challenge");
        var phone = new Phone(stack.api().offer(facts, challenge).text("secret"));
        var answer = stack.api().enrol(facts, challenge, phone.next(stack), Map.of("mailCode", mailCode(accountId)));
        if (!answer.outcome().equals("ENROLLED")) {
            throw new AssertionError("not enrolled: " + answer.outcome());
        }
        List<String> codes = answer.body()
                .get("recoveryCodes")
                .valueStream()
                .map(code -> code.asString())
                .toList();
        return new Enrolled(accountId, phone, codes);
    }

    /** The code that the account's latest mail takes. */
    String mailCode(UUID accountId) {
        UUID cause = UUID.fromString(stack.rows()
                .text("SELECT request_id FROM enrolment_mail WHERE account_id = '" + accountId
                        + "' ORDER BY requested_at DESC LIMIT 1"));
        return stack.api().links(accountId, cause).getFirst().get("code").asString();
    }

    /** The challenge that a sign-in without a code gets. */
    String challenge(UUID accountId, long version) {
        return stack.api()
                .signIn(InternalApi.facts(accountId, version, "ENABLED", "REQUIRED"), PASSWORD)
                .text("challenge");
    }

    /** What comes of a challenge that is answered with the code the phone shows next. */
    String answer(Enrolled enrolled, Map<String, ?> facts, String challenge) {
        return stack.api()
                .oneTimePassword(facts, challenge, enrolled.phone().next(stack))
                .outcome();
    }

    /** The challenge of one of many addresses: one alone would be throttled while so many are under way. */
    String challengeFrom(UUID accountId, int index) {
        var facts = InternalApi.facts(accountId, 2, "ENABLED", "REQUIRED");
        Map<String, ?> more = Map.of("addressDigest", "one-of-many-addresses-" + accountId + index);
        var answer = stack.api().signIn(facts, PASSWORD, more);
        while (answer.status() == 503) {
            answer = stack.api().signIn(facts, PASSWORD, more);
        }
        return answer.text("challenge");
    }

    String signIn(UUID accountId, String password) {
        return stack.api()
                .signIn(InternalApi.facts(accountId, 1, "ENABLED"), password)
                .outcome();
    }

    Instant now() {
        return stack.clock().instant();
    }
}
