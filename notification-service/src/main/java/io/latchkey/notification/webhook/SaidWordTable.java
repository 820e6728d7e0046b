package io.latchkey.notification.webhook;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.optional;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads {@code provider_word}, for operators. */
@Component
final class SaidWordTable {

    private static final String ABOUT = """
            SELECT email_id, attempt, kind, reason, said_at, received_at, provider_words
              FROM provider_word WHERE email_id = ANY(:ids) ORDER BY said_at, received_at
            """;

    private final DatabaseClient database;

    SaidWordTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<SaidWord> about(Collection<UUID> emailIds) {
        return database.sql(ABOUT)
                .bind("ids", emailIds.toArray(UUID[]::new))
                .map(row -> new SaidWord(
                        column(row, "email_id", UUID.class),
                        optional(row, "attempt", Integer.class),
                        column(row, "kind", String.class),
                        optional(row, "reason", String.class),
                        column(row, "said_at", Instant.class),
                        column(row, "received_at", Instant.class),
                        optional(row, "provider_words", String.class)))
                .all();
    }
}
