package io.latchkey.gateway.directory;

import io.latchkey.contracts.EmailAddress;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts as the gateway knows them: look-ups, and the copies it keeps of what others know better. */
@Component
public final class Directory {
    private final AccountTable accounts;
    private final Clock clock;

    Directory(AccountTable accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The account, or empty. */
    public Mono<Account> byId(UUID accountId) {
        return accounts.byId(accountId);
    }

    /** The account, or empty. */
    public Mono<Account> byAddress(EmailAddress address) {
        return accounts.byAddress(address);
    }

    /** The account, its row locked until the caller's transaction ends, or empty. */
    public Mono<Account> lock(UUID accountId) {
        return accounts.lock(accountId);
    }

    /** One page of accounts, newest first. */
    public Mono<AccountPage> find(Search search) {
        return accounts.find(search).map(found -> AccountPage.of(found, search.limit()));
    }

    /** Takes over what account-service says of an account, where it is newer than what is known. */
    public Mono<Void> applyState(UUID accountId, StateCopy state) {
        return accounts.applyState(accountId, state).then();
    }

    /** From now on, what an older credential opened no longer counts; it never goes back. */
    public Mono<Void> raiseCredentialVersion(UUID accountId, long version) {
        return accounts.raiseCredentialVersion(accountId, version).then();
    }

    /** Remembers the first time an account was signed in to; joins the caller's transaction. */
    public Mono<Void> signedIn(UUID accountId) {
        return accounts.signedIn(accountId, clock.instant()).then();
    }
}
