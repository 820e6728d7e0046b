package io.latchkey.account.inbound;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Standing;
import io.latchkey.contracts.EventEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts of a batch while facts are applied to them, and what is to be published of them, in order. */
final class AccountBook {

    private final Map<UUID, Account> accounts;
    private final Map<UUID, Account> touched = new LinkedHashMap<>();
    private final List<StateChange> published = new ArrayList<>();
    private final Instant now;
    private @Nullable String traceparent;

    AccountBook(Map<UUID, Account> locked, Instant now) {
        this.accounts = new HashMap<>(locked);
        this.now = now;
    }

    /** What is published from now on belongs to this event's trace. */
    void because(EventEnvelope<?> envelope) {
        traceparent = envelope.traceparent();
    }

    /** The account; from now on known when it was not, as of a fact of this version. */
    Account known(UUID accountId, long version) {
        Account account = accounts.get(accountId);
        if (account == null) {
            account = Account.invited(accountId, version);
            changed(account);
        }
        return account;
    }

    /** To be stored, not published. */
    void seen(Account account) {
        accounts.put(account.accountId(), account);
        touched.put(account.accountId(), account);
    }

    /** To be stored and published. */
    void changed(Account account) {
        seen(account);
        published.add(new StateChange(account, account.standing() == Standing.ERASED, now, traceparent));
    }

    /** One of our own facts coming back: it was applied when it was written. */
    void nothing() {
        traceparent = null;
    }

    Collection<Account> touched() {
        return touched.values();
    }

    List<StateChange> published() {
        return published;
    }
}
