package io.latchkey.notification.webhook;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.requireColumn;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads {@code provider_word}, for operators. */
@Component
final class ProviderEventViewTable {

    private static final String ABOUT = """
            SELECT email_id, attempt, kind, reason, said_at, received_at, provider_words
              FROM provider_word WHERE email_id = ANY(:ids) ORDER BY said_at, received_at
            """;

    private final DatabaseClient database;

    ProviderEventViewTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<ProviderEventLog.ProviderEventView> findByMails(Collection<UUID> emailIds) {
        return database.sql(ABOUT)
                .bind("ids", emailIds.toArray(UUID[]::new))
                .map(row -> new ProviderEventLog.ProviderEventView(
                        requireColumn(row, "email_id", UUID.class),
                        optionalColumn(row, "attempt", Integer.class),
                        requireColumn(row, "kind", String.class),
                        optionalColumn(row, "reason", String.class),
                        requireColumn(row, "said_at", Instant.class),
                        requireColumn(row, "received_at", Instant.class),
                        optionalColumn(row, "provider_words", String.class)))
                .all();
    }
}
