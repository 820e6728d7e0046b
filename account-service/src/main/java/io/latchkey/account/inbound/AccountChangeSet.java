package io.latchkey.account.inbound;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
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
final class AccountChangeSet {

    private final Map<UUID, Account> accounts;
    private final Map<UUID, Account> changed = new LinkedHashMap<>();
    private final List<AccountStateChange> published = new ArrayList<>();
    private final Instant now;
    private @Nullable String traceparent;

    AccountChangeSet(Map<UUID, Account> locked, Instant now) {
        this.accounts = new HashMap<>(locked);
        this.now = now;
    }

    /** What is published from now on belongs to this event's trace. */
    void useTraceOf(EventEnvelope<?> envelope) {
        traceparent = envelope.traceparent();
    }

    /** The account; from now on known when it was not, as of a fact of this version. */
    Account findOrCreate(UUID accountId, long version) {
        Account account = accounts.get(accountId);
        if (account == null) {
            account = Account.createInvited(accountId, version);
            addPublished(account);
        }
        return account;
    }

    /** To be stored, not published. */
    void addUnpublished(Account account) {
        accounts.put(account.accountId(), account);
        changed.put(account.accountId(), account);
    }

    /** To be stored and published. */
    void addPublished(Account account) {
        addUnpublished(account);
        published.add(new AccountStateChange(
                account, account.lifecycleState() == AccountLifecycleState.ERASED, now, traceparent));
    }

    /** One of our own facts coming back: it was applied when it was written. */
    void ignoreEvent() {
        traceparent = null;
    }

    Collection<Account> changedAccounts() {
        return changed.values();
    }

    List<AccountStateChange> stateChanges() {
        return published;
    }
}
