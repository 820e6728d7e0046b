package io.latchkey.notification.webhook;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.delivery.MailTransition.ProviderEventType;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All SQL of {@code provider_word}. */
@Component
final class ProviderEventTable {

    // Ordered, so that two copies of a batch that arrive together wait for each other instead of deadlocking.
    private static final String INSERT = """
            INSERT INTO provider_word (word_key, email_id, attempt, kind, reason, said_at, received_at, provider_words)
            SELECT word_key, email_id, attempt, kind, reason, said_at, :now, words
              FROM json_to_recordset(CAST(:rows AS json)) AS said (
                   word_key text, email_id uuid, attempt int, kind text, reason text, said_at timestamptz, words text)
             WHERE EXISTS (SELECT FROM mail WHERE mail.email_id = said.email_id)
             ORDER BY word_key
            ON CONFLICT (word_key) DO NOTHING
            RETURNING word_key
            """;

    private static final String FORGET = """
            UPDATE provider_word SET provider_words = NULL
             WHERE email_id IN (SELECT email_id FROM mail WHERE account_id = ANY(:accounts))
               AND provider_words IS NOT NULL
            """;

    private final DatabaseClient database;

    ProviderEventTable(DatabaseClient database) {
        this.database = database;
    }

    /** @return the keys of those that speak of a mail we know and were not heard before */
    Mono<Set<String>> insert(Collection<ProviderEvent> events, Instant now) {
        List<ProviderEventRow> rows =
                events.stream().map(ProviderEventRow::fromEvent).toList();
        return database.sql(INSERT)
                .bind("rows", SqlRows.toJson(rows))
                .bind("now", now)
                .map(row -> requireColumn(row, "word_key", String.class))
                .all()
                .collect(Collectors.toSet());
    }

    Mono<Void> eraseMessages(Collection<UUID> accounts) {
        return database.sql(FORGET)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .then();
    }

    private record ProviderEventRow(
            String wordKey,
            UUID emailId,
            @Nullable Integer attempt,
            ProviderEventType kind,
            @Nullable EmailReason reason,
            Instant saidAt,
            @Nullable String words) {

        static ProviderEventRow fromEvent(ProviderEvent event) {
            return new ProviderEventRow(
                    event.key(),
                    event.emailId(),
                    event.attempt(),
                    event.word(),
                    event.reason(),
                    event.saidAt(),
                    event.words());
        }
    }
}
