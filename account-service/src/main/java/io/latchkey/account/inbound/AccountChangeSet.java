package io.latchkey.account.inbound;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.trace.TraceContext;
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
        published.add(new AccountStateChange(account, now, traceparent));
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

    /** A change to publish on {@code account.state.v1}, in the trace of its cause. */
    record AccountStateChange(
            Account account, Instant at, @Nullable String traceparent) {

        /** Whether readers are to forget the account instead. */
        boolean isErased() {
            return account.lifecycleState() == AccountLifecycleState.ERASED;
        }

        EventEnvelope<AccountState> toEnvelope(Outbox outbox) {
            return outbox.wrapEvent(account.toAccountState(at))
                    .withTraceparent(TraceContext.traceparentOrNew(traceparent));
        }
    }
}
