package io.latchkey.notification.delivery;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.requireEnum;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailReconciliation.UnaccountedMail;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one question the reckoning puts to {@code mail}; each part of it has an index that is almost empty. */
@Component
final class UnaccountedMailTable {

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

    UnaccountedMailTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> count(Instant then) {
        return database.sql(COUNT)
                .bind("then", then)
                .map(row -> requireColumn(row, "number", Long.class))
                .one();
    }

    Flux<UnaccountedMail> findUnaccounted(Instant then, int limit) {
        return database.sql(LIST)
                .bind("then", then)
                .bind("limit", limit)
                .map(UnaccountedMailTable::mapMail)
                .all();
    }

    private static UnaccountedMail mapMail(Readable row) {
        return new UnaccountedMail(
                requireColumn(row, "email_id", UUID.class),
                requireColumn(row, "account_id", UUID.class),
                requireColumn(row, "cause_id", UUID.class),
                requireEnum(row, "template", MailTemplate.class),
                requireEnum(row, "state", MailState.class),
                optionalColumn(row, "due_at", Instant.class),
                requireColumn(row, "dies_at", Instant.class));
    }
}
