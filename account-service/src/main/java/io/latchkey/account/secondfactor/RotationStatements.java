package io.latchkey.account.secondfactor;

import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The statements with which a change of keys goes through a table of encrypted secrets.
 *
 * @param beforeFirst a key that stands before every row's
 * @param findOutdated {@code :most} secrets under another key than {@code :current}, in the order of the rows' keys, after
 *     {@code :after}
 * @param replaceSecrets each of {@code :rows} where the row still holds what was read
 * @param countOutdated what is left under each other key than {@code :current}
 */
record RotationStatements(
        String table, String beforeFirst, String findOutdated, String replaceSecrets, String countOutdated) {

    Flux<StoredSecret> findOutdated(DatabaseClient database, String currentKey, String afterRow, int most) {
        return database.sql(findOutdated)
                .bind("current", currentKey)
                .bind("after", afterRow)
                .bind("most", most)
                .map(RecordMapper.of(StoredSecret.class))
                .all();
    }

    /** How many were replaced. */
    Mono<Long> replaceSecrets(DatabaseClient database, Collection<SecretReplacement> replacements) {
        return replacements.isEmpty()
                ? Mono.just(0L)
                : database.sql(replaceSecrets)
                        .bind("rows", SqlRows.toJson(replacements))
                        .fetch()
                        .rowsUpdated();
    }

    Flux<KeyUse> countOutdated(DatabaseClient database, String currentKey) {
        return database.sql(countOutdated)
                .bind("current", currentKey)
                .map(row -> new KeyUse(
                        table,
                        SqlRows.requireColumn(row, "key_version", String.class),
                        SqlRows.requireColumn(row, "secrets", Long.class)))
                .all();
    }

    /** A secret, and the key of its row as text. */
    record StoredSecret(String rowKey, UUID accountId, EncryptedSecret secret) {}

    /** The same secret under another key. */
    record SecretReplacement(String rowKey, String before, String secret, String keyVersion) {

        SecretReplacement(StoredSecret stored, EncryptedSecret anew) {
            this(stored.rowKey(), stored.secret().text(), anew.text(), anew.keyVersion());
        }
    }

    /** How many secrets of a table need a key. */
    record KeyUse(String table, String keyVersion, long secrets) {}
}
