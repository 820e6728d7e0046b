package io.latchkey.gateway.proof;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All statements on the table proof_used. */
@Component
final class ProofTable {
    private static final String USE =
            "INSERT INTO proof_used (challenge, expires_at) VALUES (:challenge, :expiresAt) ON CONFLICT DO NOTHING";

    private static final String PURGE = "DELETE FROM proof_used WHERE expires_at < :over";

    private final DatabaseClient database;

    ProofTable(DatabaseClient database) {
        this.database = database;
    }

    /** False when it was used before, on whichever replica. */
    Mono<Boolean> markUsed(String challenge, Instant expiresAt) {
        return database.sql(USE)
                .bind("challenge", challenge)
                .bind("expiresAt", expiresAt)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Long> deleteExpired(Instant over) {
        return database.sql(PURGE).bind("over", over).fetch().rowsUpdated();
    }
}
