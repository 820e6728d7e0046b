package io.latchkey.gateway.directory;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.StateSnapshot;
import io.latchkey.platform.web.CommonProblems;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts as the gateway knows them: look-ups, and the copies it keeps of what others know better. */
@Component
public final class AccountDirectory {
    private final DirectoryTable accounts;
    private final Clock clock;

    AccountDirectory(DirectoryTable accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The account, or empty. */
    public Mono<Account> findById(UUID accountId) {
        return accounts.findById(accountId);
    }

    /** The account; fails with 404 where there is none. */
    public Mono<Account> requireById(UUID accountId) {
        return findById(accountId).switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException));
    }

    /** The account, or empty. */
    public Mono<Account> findByAddress(EmailAddress address) {
        return accounts.findByAddress(address);
    }

    /** The account, its row locked until the caller's transaction ends, or empty. */
    public Mono<Account> lockById(UUID accountId) {
        return accounts.lockById(accountId);
    }

    /**
     * The same behind the lock under which executives come and go; whoever takes both locks takes them in this order.
     */
    public Mono<Account> lockAmongExecutives(UUID accountId) {
        return accounts.lockExecutives().then(Mono.defer(() -> accounts.lockById(accountId)));
    }

    /** One page of accounts, newest first. */
    public Mono<AccountSearch.ResultPage> findPage(AccountSearch search) {
        return accounts.findPage(search).map(found -> AccountSearch.ResultPage.fromRows(found, search.limit()));
    }

    /** Takes over what account-service says of an account, where it is newer than what is known. */
    public Mono<Void> applyState(UUID accountId, StateSnapshot state) {
        return accounts.applyState(accountId, state).then();
    }

    /** From now on, what an older credential opened no longer counts; it never goes back. */
    public Mono<Void> raiseCredentialVersion(UUID accountId, long version) {
        return accounts.raiseCredentialVersion(accountId, version).then();
    }

    /** Sessions of the account are being ended: none that is carried on just now comes back. */
    public Mono<Void> raiseSessionEpoch(UUID accountId) {
        return accounts.raiseSessionEpoch(accountId).then();
    }

    /** Remembers the first time an account was signed in to. */
    public Mono<Void> recordFirstSignIn(UUID accountId) {
        return accounts.recordFirstSignIn(accountId, clock.instant()).then();
    }
}
