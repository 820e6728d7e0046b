package io.latchkey.notification.recipient;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.recipient.Recipient.AddressVersionRange;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL of {@code stranger}. */
@Component
final class ExternalRecipientTable {

    // The name of before stays empty: a replica of the version before reads it.
    private static final String INSERT = """
            INSERT INTO stranger (request_id, address, display_name, locale, received_at)
            SELECT request_id, address, '', locale, :now
              FROM json_to_recordset(CAST(:rows AS json)) AS new (request_id uuid, address text, locale text)
            ON CONFLICT (request_id) DO NOTHING
            """;

    private static final String FIND = """
            SELECT request_id, address, locale
              FROM stranger WHERE request_id = ANY(:ids) AND address IS NOT NULL
            """;

    private static final String KNOWN = "SELECT request_id FROM stranger WHERE address IS NOT NULL";

    private static final String CLEAR = """
            UPDATE stranger SET address = NULL, display_name = NULL, locale = NULL
             WHERE address IS NOT NULL AND (received_at < :oldest OR request_id = ANY(:ids))
            """;

    private final DatabaseClient database;

    ExternalRecipientTable(DatabaseClient database) {
        this.database = database;
    }

    /** @return whether this one was new */
    Mono<Boolean> insert(Row recipient, Instant now) {
        return database.sql(INSERT)
                .bind("rows", SqlRows.toJson(List.of(recipient)))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Map<UUID, Recipient>> findByIds(Collection<UUID> ids) {
        return database.sql(FIND)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> Map.<UUID, Recipient>entry(
                        requireColumn(row, "request_id", UUID.class),
                        new Recipient.Known(
                                new EmailAddress(requireColumn(row, "address", String.class)),
                                PersonName.of(""),
                                new AccountLocale(requireColumn(row, "locale", String.class)),
                                0,
                                AddressVersionRange.NONE)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Flux<UUID> findKnown() {
        return database.sql(KNOWN).mapValue(UUID.class).all();
    }

    /** Leaves nothing but the id of these, and of all that came before {@code oldest}. */
    Mono<Void> clear(Collection<UUID> ids, Instant oldest) {
        return database.sql(CLEAR)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("oldest", oldest)
                .then();
    }

    /** An external recipient's columns. */
    record Row(UUID requestId, String address, AccountLocale locale) {

        @Override
        public String toString() {
            return "Row[requestId=" + requestId + "]";
        }
    }
}
