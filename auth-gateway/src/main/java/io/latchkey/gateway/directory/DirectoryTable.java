package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.Account.StateCopy;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements on the tables account and account_term; each joins the caller's transaction where there is one. */
@Component
final class DirectoryTable {
    private final DatabaseClient database;

    DirectoryTable(DatabaseClient database) {
        this.database = database;
    }

    /** False when the address is taken. */
    Mono<Boolean> insert(UUID accountId, UserProfile person, @Nullable UUID by, Instant at) {
        return changesRow(database.sql(AccountSql.INSERT)
                        .bind(0, accountId)
                        .bind(1, person.email().value())
                        .bind(2, person.displayName())
                        .bind(3, person.locale().code())
                        .bind(4, person.roles().stream().map(AccountRole::name).toArray(String[]::new))
                        .bind(5, by == null ? Parameters.in(UUID.class) : Parameters.in(by))
                        .bind(6, at))
                .flatMap(inserted -> inserted ? insertTerms(accountId, person).thenReturn(true) : Mono.just(false));
    }

    Mono<Void> replaceTerms(UUID accountId, UserProfile person) {
        return changesRow(database.sql(AccountSql.DELETE_TERMS).bind(0, accountId))
                .then(Mono.defer(() -> insertTerms(accountId, person)))
                .then();
    }

    private Mono<Boolean> insertTerms(UUID accountId, UserProfile person) {
        var terms = Stream.concat(
                Stream.of(person.email().value()), DisplayNameRule.searchTerms(person.displayName()).stream());
        return changesRow(database.sql(AccountSql.INSERT_TERMS)
                .bind(0, accountId)
                .bind(1, terms.distinct().toArray(String[]::new)));
    }

    Mono<Account> findById(UUID accountId) {
        return database.sql(AccountSql.BY_ID)
                .bind(0, accountId)
                .map(AccountRowMapper::mapRow)
                .one();
    }

    /** Locked until the transaction ends: what is appended to the outbox after it is in the order of commits. */
    Mono<Account> lockById(UUID accountId) {
        return database.sql(AccountSql.LOCK)
                .bind(0, accountId)
                .map(AccountRowMapper::mapRow)
                .one();
    }

    Mono<Account> findByAddress(EmailAddress address) {
        return database.sql(AccountSql.BY_EMAIL)
                .bind(0, address.value())
                .map(AccountRowMapper::mapRow)
                .one();
    }

    Mono<List<Account>> findPage(AccountSearch search) {
        GenericExecuteSpec spec = database.sql(searchStatement(search)).bind(0, search.limit() + 1);
        int next = 1;
        if (!search.beginning().isEmpty()) {
            spec = spec.bind(next++, search.beginning()).bind(next++, search.upperBound());
        }
        if (search.after() != null) {
            spec = spec.bind(next++, search.after().createdAt())
                    .bind(next, search.after().accountId());
        }
        return spec.map(AccountRowMapper::mapRow).all().collectList();
    }

    private static String searchStatement(AccountSearch search) {
        if (search.beginning().isEmpty()) {
            return search.after() == null ? AccountSql.NEWEST : AccountSql.NEWEST_AFTER;
        }
        return search.after() == null ? AccountSql.FIND : AccountSql.FIND_AFTER;
    }

    /** False when what is there is as new or newer. */
    Mono<Boolean> applyState(UUID accountId, StateCopy state) {
        return changesRow(database.sql(AccountSql.APPLY_STATE)
                .bind(0, accountId)
                .bind(1, state.version())
                .bind(2, state.status().name())
                .bind(3, state.twoFactor().name())
                .bind(
                        4,
                        state.passwordSetAt() == null
                                ? Parameters.in(Instant.class)
                                : Parameters.in(state.passwordSetAt())));
    }

    Mono<Boolean> raiseCredentialVersion(UUID accountId, long version) {
        return changesRow(database.sql(AccountSql.RAISE_CREDENTIAL_VERSION)
                .bind(0, accountId)
                .bind(1, version));
    }

    Mono<Boolean> recordFirstSignIn(UUID accountId, Instant at) {
        return changesRow(database.sql(AccountSql.SIGNED_IN).bind(0, accountId).bind(1, at));
    }

    Mono<Boolean> delete(UUID accountId) {
        return changesRow(database.sql(AccountSql.DELETE).bind(0, accountId));
    }

    Mono<Void> lockFirstExecutive() {
        return database.sql(AccountSql.FIRST_EXECUTIVE_LOCK).then();
    }

    Mono<Boolean> hasExecutiveSignedIn() {
        return database.sql(AccountSql.EXECUTIVE_SIGNED_IN)
                .mapValue(Boolean.class)
                .one();
    }

    Flux<Account> findFirstExecutives() {
        return database.sql(AccountSql.FIRST_EXECUTIVE)
                .map(AccountRowMapper::mapRow)
                .all();
    }

    private static Mono<Boolean> changesRow(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows > 0);
    }
}
