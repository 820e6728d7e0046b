package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What an executive's word changes in an account whose row is locked; each statement joins the caller's transaction. */
@Component
final class AccountWriter {
    private final DatabaseClient database;
    private final DirectoryTable accounts;

    AccountWriter(DatabaseClient database, DirectoryTable accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /**
     * Held to the end of the transaction: whoever may be the last executive is asked about one at a time. Remembers
     * that there was one, for whoever goes now may be the only one who ever signed in.
     */
    Mono<Void> lockExecutives() {
        return database.sql(AccountSql.EXECUTIVES_LOCK).then().then(Mono.defer(() -> database.sql(
                        AccountSql.REMEMBER_EXECUTIVE)
                .then()));
    }

    /** Whether somebody else could still do what executives do. */
    Mono<Boolean> hasOtherExecutive(UUID accountId) {
        return database.sql(AccountSql.OTHER_EXECUTIVE)
                .bind(0, accountId)
                .mapValue(Boolean.class)
                .one();
    }

    /** Raises both versions by one. */
    Mono<Void> updateProfile(UUID accountId, UserProfile person) {
        return database.sql(AccountSql.SET_PERSON)
                .bind(0, accountId)
                .bind(1, person.email().value())
                .bind(2, person.displayName())
                .bind(3, person.locale().code())
                .bind(4, person.roles().stream().map(AccountRole::name).toArray(String[]::new))
                .then()
                .then(Mono.defer(() -> accounts.replaceTerms(accountId, person)));
    }

    /** Raises the version by one. */
    Mono<Void> updateDirectoryState(Account account, AccountAction action) {
        TwoFactorStatus twoFactor = action.twoFactorAfter(account);
        return database.sql(AccountSql.SET_STANDING)
                .bind(0, account.accountId())
                .bind(1, action.enabledAfter(account) ? "ENABLED" : "DISABLED")
                .bind(2, twoFactor == TwoFactorStatus.OFF ? "OFF" : "REQUIRED")
                .bind(3, twoFactor.name())
                .bind(4, action.decidesTwoFactor())
                .then();
    }

    /** The row goes, with its terms and sessions; the id stays and is never given again. */
    Mono<Void> eraseAccount(UUID accountId, Instant at) {
        return database.sql(AccountSql.MARK_ERASED)
                .bind(0, accountId)
                .bind(1, at)
                .then()
                .then(Mono.defer(() -> accounts.delete(accountId)))
                .then();
    }
}
