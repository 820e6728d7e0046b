package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.StateSnapshot;
import io.latchkey.platform.sql.SqlRows;
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

/**
 * Everything that reads and writes the tables account, account_term, erased_account and executive_was_here, but
 * {@link AddressOutbox}; each statement joins the caller's transaction where there is one.
 */
@Component
final class DirectoryTable {
    private static final String SELECT = """
            SELECT a.account_id, a.email, a.display_name, a.locale, a.roles, a.status = 'ENABLED' AS enabled,
                   a.two_factor = 'REQUIRED' AS two_factor_required, a.version, a.profile_version,
                   a.two_factor_version, a.address_version, a.min_credential_version, a.session_epoch, a.state_version, a.state_status,
                   a.state_two_factor, a.password_set_at, a.created_at
            FROM account a
            """;

    private static final String INSERT = """
            INSERT INTO account (account_id, email, display_name, locale, roles, version, profile_version, created_by,
                                 created_at)
            VALUES (:account, :email, :displayName, :locale, :roles, 1, 1, :createdBy, :at)
            ON CONFLICT ON CONSTRAINT account_email_taken DO NOTHING
            """;

    private static final String INSERT_TERMS =
            "INSERT INTO account_term (account_id, term) SELECT :account, unnest(CAST(:terms AS text[]))";

    private static final String BY_ID = SELECT + "WHERE a.account_id = :account";

    private static final String LOCK = BY_ID + " FOR NO KEY UPDATE";

    // An address that nobody has gives a row as well: see SqlRows.readIfKnown.
    static final String BY_EMAIL = "WITH found AS (" + SELECT + """
            WHERE a.email = :email)
            SELECT *, true AS known FROM found UNION ALL
            SELECT CAST('00000000-0000-0000-0000-000000000000' AS uuid), :email, 'Nobody', :locale,
                   CAST('{USER}' AS text[]), true, false, 1, 1, 0, 0, 0, 0, 0, 'INVITED', 'OFF', NULL, now(), false
             WHERE NOT EXISTS (SELECT FROM found)
            """;

    private static final String MATCHES = """
            a.account_id IN (SELECT t.account_id FROM account_term t WHERE t.term >= :beginning AND t.term < :end)
            """;

    private static final String AFTER = "(a.created_at, a.account_id) < (:afterTime, :afterAccount) ";

    private static final String PAGE = "ORDER BY a.created_at DESC, a.account_id DESC LIMIT :limit";

    static final String NEWEST = SELECT + PAGE;
    static final String NEWEST_AFTER = SELECT + "WHERE " + AFTER + PAGE;
    static final String FIND = SELECT + "WHERE " + MATCHES + PAGE;
    static final String FIND_AFTER = SELECT + "WHERE " + MATCHES + "AND " + AFTER + PAGE;

    private static final String APPLY_STATE = """
            UPDATE account SET state_version = :version, state_status = :status, state_two_factor = :twoFactor,
                               password_set_at = :passwordSetAt
            WHERE account_id = :account AND state_version < :version
            """;

    private static final String RAISE_CREDENTIAL_VERSION = """
            UPDATE account SET min_credential_version = :version
            WHERE account_id = :account AND min_credential_version < :version
            """;

    private static final String RAISE_SESSION_EPOCH =
            "UPDATE account SET session_epoch = session_epoch + 1 WHERE account_id = :account";

    private static final String SIGNED_IN =
            "UPDATE account SET first_signed_in_at = :at WHERE account_id = :account AND first_signed_in_at IS NULL";

    private static final String DELETE = "DELETE FROM account WHERE account_id = :account";

    private static final String DELETE_TERMS = "DELETE FROM account_term WHERE account_id = :account";

    private static final String SET_PERSON = """
            UPDATE account SET email = :email, display_name = :displayName, locale = :locale, roles = :roles,
                               version = version + 1, profile_version = profile_version + 1,
                               address_version = CASE WHEN email <> :email THEN version + 1 ELSE address_version END
            WHERE account_id = :account
            """;

    // The copy is overwritten, too: until account-service has applied the fact, its older state must not show.
    private static final String SET_STANDING = """
            UPDATE account SET status = :status, two_factor = :twoFactor, state_two_factor = :stateTwoFactor,
                               version = version + 1,
                               two_factor_version = CASE WHEN :decides THEN version + 1 ELSE two_factor_version END
            WHERE account_id = :account
            """;

    private static final String MARK_ERASED = """
            INSERT INTO erased_account (account_id, erased_at) VALUES (:account, :at) ON CONFLICT (account_id) DO NOTHING
            """;

    private static final String EXECUTIVES_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('executives', 0))";

    private static final String OTHER_EXECUTIVE = """
            SELECT EXISTS (SELECT FROM account
                           WHERE 'EXECUTIVE' = ANY (roles) AND status = 'ENABLED' AND account_id <> :account)
            """;

    private static final String FIRST_EXECUTIVE_LOCK =
            "SELECT pg_advisory_xact_lock(hashtextextended('first executive', 0))";

    private static final String EXECUTIVE_SIGNED_IN = """
            SELECT EXISTS (SELECT FROM account WHERE 'EXECUTIVE' = ANY (roles) AND first_signed_in_at IS NOT NULL)
                OR EXISTS (SELECT FROM executive_was_here)
            """;

    private static final String REMEMBER_EXECUTIVE = """
            INSERT INTO executive_was_here (only_row)
            SELECT true WHERE EXISTS (SELECT FROM account
                                      WHERE 'EXECUTIVE' = ANY (roles) AND first_signed_in_at IS NOT NULL)
            ON CONFLICT (only_row) DO NOTHING
            """;

    private static final String FIRST_EXECUTIVE = SELECT + "WHERE 'EXECUTIVE' = ANY (a.roles) AND a.created_by IS NULL";

    private final DatabaseClient database;

    DirectoryTable(DatabaseClient database) {
        this.database = database;
    }

    /** False when the address is taken. */
    Mono<Boolean> insert(UUID accountId, UserProfile profile, @Nullable UUID by, Instant at) {
        return changesRow(bindProfile(INSERT, accountId, profile)
                        .bind("createdBy", SqlRows.toParameter(by, UUID.class))
                        .bind("at", at))
                .flatMap(inserted -> inserted ? insertTerms(accountId, profile).thenReturn(true) : Mono.just(false));
    }

    private GenericExecuteSpec bindProfile(String statement, UUID accountId, UserProfile profile) {
        return database.sql(statement)
                .bind("account", accountId)
                .bind("email", profile.email().value())
                .bind("displayName", profile.displayName())
                .bind("locale", profile.locale().code())
                .bind("roles", profile.roles().stream().map(AccountRole::name).toArray(String[]::new));
    }

    private Mono<Void> replaceTerms(UUID accountId, UserProfile profile) {
        return changesRow(database.sql(DELETE_TERMS).bind("account", accountId))
                .then(Mono.defer(() -> insertTerms(accountId, profile)))
                .then();
    }

    private Mono<Boolean> insertTerms(UUID accountId, UserProfile profile) {
        var terms = Stream.concat(
                Stream.of(profile.email().value()), DisplayNameRule.searchTerms(profile.displayName()).stream());
        return changesRow(database.sql(INSERT_TERMS)
                .bind("account", accountId)
                .bind("terms", terms.distinct().toArray(String[]::new)));
    }

    Mono<Account> findById(UUID accountId) {
        return findOne(database.sql(BY_ID).bind("account", accountId));
    }

    /** Locked until the transaction ends: what is appended to the outbox after it is in the order of commits. */
    Mono<Account> lockById(UUID accountId) {
        return findOne(database.sql(LOCK).bind("account", accountId));
    }

    Mono<Account> findByAddress(EmailAddress address) {
        return database.sql(BY_EMAIL)
                .bind("email", address.value())
                .bind("locale", AccountLocale.ENGLISH.code())
                .map(row -> SqlRows.readIfKnown(row, AccountRowMapper::mapRow))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    Mono<List<Account>> findPage(AccountSearch search) {
        GenericExecuteSpec spec = database.sql(searchStatement(search)).bind("limit", search.limit() + 1);
        if (!search.beginning().isEmpty()) {
            spec = spec.bind("beginning", search.beginning()).bind("end", search.upperBound());
        }
        AccountCursor after = search.after();
        if (after != null) {
            spec = spec.bind("afterTime", after.createdAt()).bind("afterAccount", after.accountId());
        }
        return spec.map(AccountRowMapper::mapRow).all().collectList();
    }

    private static String searchStatement(AccountSearch search) {
        if (search.beginning().isEmpty()) {
            return search.after() == null ? NEWEST : NEWEST_AFTER;
        }
        return search.after() == null ? FIND : FIND_AFTER;
    }

    /** False when what is there is as new or newer. */
    Mono<Boolean> applyState(UUID accountId, StateSnapshot state) {
        return changesRow(database.sql(APPLY_STATE)
                .bind("account", accountId)
                .bind("version", state.version())
                .bind("status", state.status().name())
                .bind("twoFactor", state.twoFactor().name())
                .bind("passwordSetAt", SqlRows.toParameter(state.passwordSetAt(), Instant.class)));
    }

    Mono<Boolean> raiseCredentialVersion(UUID accountId, long version) {
        return changesRow(database.sql(RAISE_CREDENTIAL_VERSION)
                .bind("account", accountId)
                .bind("version", version));
    }

    Mono<Boolean> raiseSessionEpoch(UUID accountId) {
        return changesRow(database.sql(RAISE_SESSION_EPOCH).bind("account", accountId));
    }

    Mono<Boolean> recordFirstSignIn(UUID accountId, Instant at) {
        return changesRow(database.sql(SIGNED_IN).bind("account", accountId).bind("at", at));
    }

    /**
     * Held to the end of the transaction: decisions on who may be the last executive are taken one at a time.
     * Remembers that there was one, for the account that goes now may be the only one that ever signed in.
     */
    Mono<Void> lockExecutives() {
        return database.sql(EXECUTIVES_LOCK).then().then(Mono.defer(() -> database.sql(REMEMBER_EXECUTIVE)
                .then()));
    }

    /** Whether another enabled account could still do what executives do. */
    Mono<Boolean> hasOtherExecutive(UUID accountId) {
        return database.sql(OTHER_EXECUTIVE)
                .bind("account", accountId)
                .mapValue(Boolean.class)
                .one();
    }

    /** Raises both versions by one. */
    Mono<Void> updateProfile(UUID accountId, UserProfile profile) {
        return bindProfile(SET_PERSON, accountId, profile)
                .then()
                .then(Mono.defer(() -> replaceTerms(accountId, profile)));
    }

    /** Raises the version by one. */
    Mono<Void> updateDirectoryState(Account account, AccountAction action) {
        TwoFactorStatus twoFactor = action.twoFactorAfter(account);
        return database.sql(SET_STANDING)
                .bind("account", account.accountId())
                .bind("status", action.enabledAfter(account) ? "ENABLED" : "DISABLED")
                .bind("twoFactor", twoFactor == TwoFactorStatus.OFF ? "OFF" : "REQUIRED")
                .bind("stateTwoFactor", twoFactor.name())
                .bind("decides", action.decidesTwoFactor())
                .then();
    }

    /** The row goes, with its terms and sessions; the id stays and is never given again. */
    Mono<Void> eraseAccount(UUID accountId, Instant at) {
        return database.sql(MARK_ERASED)
                .bind("account", accountId)
                .bind("at", at)
                .then()
                .then(Mono.defer(
                        () -> database.sql(DELETE).bind("account", accountId).then()));
    }

    Mono<Void> lockFirstExecutive() {
        return database.sql(FIRST_EXECUTIVE_LOCK).then();
    }

    Mono<Boolean> hasExecutiveSignedIn() {
        return database.sql(EXECUTIVE_SIGNED_IN).mapValue(Boolean.class).one();
    }

    Flux<Account> findFirstExecutives() {
        return database.sql(FIRST_EXECUTIVE).map(AccountRowMapper::mapRow).all();
    }

    private static Mono<Account> findOne(GenericExecuteSpec statement) {
        return statement.map(AccountRowMapper::mapRow).one();
    }

    private static Mono<Boolean> changesRow(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows > 0);
    }
}
