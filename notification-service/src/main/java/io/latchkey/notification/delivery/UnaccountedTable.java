package io.latchkey.notification.delivery;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.optional;
import static io.latchkey.notification.rows.Rows.word;

import io.latchkey.contracts.MailTemplate;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one question the reckoning puts to {@code mail}; each part of it has an index that is almost empty. */
@Component
final class UnaccountedTable {

    private static final String UNACCOUNTED = """
              FROM (SELECT * FROM mail WHERE state = 'QUEUED' AND dies_at < :then
                    UNION ALL
                    SELECT * FROM mail
                     WHERE state IN ('SENDING', 'IN_DOUBT', 'ACCEPTED', 'DEFERRED') AND due_at < :then
                    UNION ALL
                    SELECT * FROM mail
                     WHERE state IN ('QUEUED', 'SENDING', 'IN_DOUBT', 'ACCEPTED', 'DEFERRED') AND due_at IS NULL
                       AND changed_at < :then) AS unaccounted
            """;
    private static final String COUNT = "SELECT count(*) AS number" + UNACCOUNTED;
    private static final String LIST = "SELECT email_id, account_id, cause_id, template, state, due_at, dies_at"
            + UNACCOUNTED + " ORDER BY dies_at, email_id LIMIT :limit";

    private final DatabaseClient database;

    UnaccountedTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> count(Instant then) {
        return database.sql(COUNT)
                .bind("then", then)
                .map(row -> column(row, "number", Long.class))
                .one();
    }

    Flux<UnaccountedMail> list(Instant then, int limit) {
        return database.sql(LIST)
                .bind("then", then)
                .bind("limit", limit)
                .map(UnaccountedTable::mail)
                .all();
    }

    private static UnaccountedMail mail(Readable row) {
        return new UnaccountedMail(
                column(row, "email_id", UUID.class),
                column(row, "account_id", UUID.class),
                column(row, "cause_id", UUID.class),
                word(row, "template", MailTemplate.class),
                word(row, "state", MailState.class),
                optional(row, "due_at", Instant.class),
                column(row, "dies_at", Instant.class));
    }
}
