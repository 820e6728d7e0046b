package io.latchkey.account.secondfactor;

import io.latchkey.account.secondfactor.RotationStatements.KeyUse;
import io.latchkey.account.secondfactor.RotationStatements.SecretReplacement;
import io.latchkey.account.secondfactor.RotationStatements.StoredSecret;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Encrypts every secret that is under an older key anew under the current one, a batch a statement
 * (infra/docs/adr/0025-keys-that-can-be-replaced.md). What it wrote when it died is written; who changes a row meanwhile
 * keeps it.
 */
class SecretResealer {

    static final int BATCH = 200;
    private static final List<RotationStatements> TABLES = List.of(TotpTable.ROTATION, ChallengeTable.ROTATION);

    private final DatabaseClient database;
    private final SecretEncryptor encryptor;

    SecretResealer(DatabaseClient database, SecretEncryptor encryptor) {
        this.database = database;
        this.encryptor = encryptor;
    }

    /** Each batch as it is done. */
    Flux<Batch> resealAll() {
        return Flux.fromIterable(TABLES).concatMap(table -> resealNext(table, table.beforeFirst())
                .expand(done -> done.isLast() ? Mono.empty() : resealNext(table, done.lastRow())));
    }

    /** What is under an older key now. */
    Flux<KeyUse> countOutdated() {
        return Flux.fromIterable(TABLES)
                .concatMap(table -> table.countOutdated(database, encryptor.currentKeyVersion()));
    }

    private Mono<Batch> resealNext(RotationStatements table, String afterRow) {
        return table.findOutdated(database, encryptor.currentKeyVersion(), afterRow, BATCH)
                .collectList()
                .flatMap(found -> table.replaceSecrets(database, encryptAnew(found))
                        .map(replaced -> new Batch(
                                table.table(),
                                found.size(),
                                replaced,
                                found.isEmpty() ? afterRow : found.getLast().rowKey())));
    }

    /** Without those that no key of the list opens: they stay, and are counted as left. */
    private List<SecretReplacement> encryptAnew(List<StoredSecret> found) {
        return found.stream()
                .map(stored -> encryptor
                        .tryDecrypt(stored.accountId(), stored.secret())
                        .map(secret -> new SecretReplacement(stored, encryptor.encrypt(stored.accountId(), secret))))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What one statement did.
     *
     * @param found rows under an older key
     * @param replaced of these: those that a key of the list opened and nobody else had changed
     */
    record Batch(String table, int found, long replaced, String lastRow) {

        boolean isLast() {
            return found < BATCH;
        }
    }
}
