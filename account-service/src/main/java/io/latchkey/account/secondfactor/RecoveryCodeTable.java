package io.latchkey.account.secondfactor;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code recovery_code}. */
@Component
class RecoveryCodeTable {

    private static final String ADD = """
            INSERT INTO recovery_code (account_id, digest)
            SELECT :account, decode(digest, 'hex') FROM unnest(CAST(:digests AS text[])) AS new (digest)
            """;

    private static final String USE = """
            UPDATE recovery_code SET used_at = :now
            WHERE account_id = :account AND digest = decode(:digest, 'hex') AND used_at IS NULL
            """;

    private static final String REMAINING =
            "SELECT count(*) FROM recovery_code WHERE account_id = :account AND used_at IS NULL";

    private static final String REMOVE = "DELETE FROM recovery_code WHERE account_id = ANY(:accounts)";

    private final DatabaseClient database;

    RecoveryCodeTable(DatabaseClient database) {
        this.database = database;
    }

    /** Deletes the old ones, used or not. */
    Mono<Void> replaceAll(UUID accountId, List<String> digests) {
        return deleteByAccounts(List.of(accountId))
                .then(database.sql(ADD)
                        .bind("account", accountId)
                        .bind("digests", digests.toArray(String[]::new))
                        .then());
    }

    /** 0 when it is none of the account's, or was used. */
    Mono<Long> use(UUID accountId, String digest, Instant now) {
        return database.sql(USE)
                .bind("account", accountId)
                .bind("digest", digest)
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> countUnused(UUID accountId) {
        return database.sql(REMAINING)
                .bind("account", accountId)
                .mapValue(Long.class)
                .one();
    }

    Mono<Void> deleteByAccounts(Collection<UUID> accountIds) {
        return database.sql(REMOVE)
                .bind("accounts", accountIds.toArray(UUID[]::new))
                .then();
    }
}
