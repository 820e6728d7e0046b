package io.latchkey.account;

import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RequestedBy;
import io.latchkey.contracts.Role;
import io.latchkey.messaging.Identifiers;
import java.time.Instant;
import java.util.Set;
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
        UUID id = Identifiers.next();
        var fact = new AccountCreated(id, 1, 1, Locale.EN, Set.of(Role.USER), null, now());
        stack.happen(AccountStack.fromGateway(id, fact));
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
        UUID id = Identifiers.next();
        UUID by = who == RequestedBy.EXECUTIVE ? Identifiers.next() : null;
        stack.happen(AccountStack.fromGateway(id, new PasswordResetRequested(id, accountId, 1, who, by, now())));
        return id;
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
