package io.latchkey.account.secondfactor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code recovery_code}. */
@Component
class RecoveryCodeTable {

    private static final String ADD = """
            INSERT INTO recovery_code (account_id, digest)
            SELECT $1, decode(digest, 'hex') FROM unnest($2::text[]) AS new (digest)
            """;

    private static final String USE = """
            UPDATE recovery_code SET used_at = $3
            WHERE account_id = $1 AND digest = decode($2, 'hex') AND used_at IS NULL
            """;

    private static final String REMAINING =
            "SELECT count(*) FROM recovery_code WHERE account_id = $1 AND used_at IS NULL";

    private static final String REMOVE = "DELETE FROM recovery_code WHERE account_id = ANY($1)";

    private final DatabaseClient database;

    RecoveryCodeTable(DatabaseClient database) {
        this.database = database;
    }

    /** Deletes the old ones, used or not. */
    Mono<Void> replaceAll(UUID accountId, List<String> digests) {
        return deleteByAccounts(List.of(accountId))
                .then(database.sql(ADD)
                        .bind(0, accountId)
                        .bind(1, digests.toArray(String[]::new))
                        .then());
    }

    /** 0 when it is none of the account's, or was used. */
    Mono<Long> use(UUID accountId, String digest, Instant now) {
        return database.sql(USE)
                .bind(0, accountId)
                .bind(1, digest)
                .bind(2, now.atOffset(ZoneOffset.UTC))
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> countUnused(UUID accountId) {
        return database.sql(REMAINING)
                .bind(0, accountId)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    Mono<Void> deleteByAccounts(Collection<UUID> accountIds) {
        return database.sql(REMOVE).bind(0, accountIds.toArray(UUID[]::new)).then();
    }
}
