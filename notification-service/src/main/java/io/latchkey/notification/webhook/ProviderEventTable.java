package io.latchkey.notification.webhook;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.delivery.MailTransition.ProviderEventType;
import io.latchkey.notification.webhook.ProviderEventLog.ProviderEventView;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL of {@code provider_word}. */
@Component
final class ProviderEventTable {

    // Ordered, so that two copies of a batch that arrive together wait for each other instead of deadlocking.
    private static final String INSERT = """
            INSERT INTO provider_word (word_key, email_id, attempt, kind, reason, said_at, received_at, provider_words)
            SELECT key, email_id, attempt, type, reason, said_at, :now, words
              FROM json_to_recordset(CAST(:rows AS json)) AS said (
                   key text, email_id uuid, attempt int, type text, reason text, said_at timestamptz, words text)
             ORDER BY key
            ON CONFLICT (word_key) DO NOTHING
            RETURNING word_key
            """;

    private static final String ERASE = """
            UPDATE provider_word SET provider_words = NULL
             WHERE email_id = ANY(:mails) AND provider_words IS NOT NULL
            """;

    private static final String OF_MAILS = """
            SELECT email_id, attempt, kind, reason, said_at, received_at, provider_words AS words
              FROM provider_word WHERE email_id = ANY(:ids) ORDER BY said_at, received_at
            """;

    private final DatabaseClient database;

    ProviderEventTable(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param events about mails that exist
     * @return the keys of those that were not received before
     */
    Mono<Set<String>> insert(Collection<ProviderEvent> events, Instant now) {
        return database.sql(INSERT)
                .bind("rows", SqlRows.toJson(events))
                .bind("now", now)
                .mapValue(String.class)
                .all()
                .collect(Collectors.toSet());
    }

    /** In the order in which they happened. */
    Flux<ProviderEventView> findByMails(Collection<UUID> mails) {
        return database.sql(OF_MAILS)
                .bind("ids", mails.toArray(UUID[]::new))
                .map(RecordMapper.of(ProviderEventView.class))
                .all();
    }

    Mono<Void> eraseMessages(Collection<UUID> mails) {
        return database.sql(ERASE).bind("mails", mails.toArray(UUID[]::new)).then();
    }

    /**
     * An event of the provider about one of our mails, in the contract's terms.
     *
     * @param key the same on every copy of the event
     * @param words the provider's text, addresses removed
     */
    record ProviderEvent(
            String key,
            UUID emailId,
            @Nullable Integer attempt,
            ProviderEventType type,
            @Nullable EmailReason reason,
            Instant saidAt,
            @Nullable String words) {}
}
