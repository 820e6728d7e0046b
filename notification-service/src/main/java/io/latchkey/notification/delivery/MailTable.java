package io.latchkey.notification.delivery;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.optional;
import static io.latchkey.notification.rows.Rows.optionalWord;
import static io.latchkey.notification.rows.Rows.word;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.rows.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL of {@code mail}. */
final class MailTable {

    private static final String COLUMNS = """
            email_id, cause_id, account_id, template, locale, profile_version, caused_at, dies_at, number, traceparent,
            state, attempts, waits, due_at, reason""";

    private static final String INSERT = """
            INSERT INTO mail (email_id, cause_id, account_id, template, locale, profile_version, caused_at, queued_at,
                              dies_at, state, due_at, attempts, waits, changed_at, number, traceparent)
            SELECT email_id, cause_id, account_id, template, locale, profile_version, caused_at, :now,
                   dies_at, 'QUEUED', :now, 0, 0, :now, number, traceparent
              FROM json_to_recordset(CAST(:rows AS json)) AS new (
                   email_id uuid, cause_id uuid, account_id uuid, template text, locale text, profile_version bigint,
                   caused_at timestamptz, dies_at timestamptz, number int, traceparent text)
            ON CONFLICT (cause_id, account_id) DO NOTHING
            RETURNING email_id
            """;

    private static final String TAKE = """
            UPDATE mail SET taken_by = :taking, due_at = :until
             WHERE email_id = ANY(ARRAY(
                   SELECT email_id FROM mail WHERE state = 'QUEUED' AND due_at <= :now
                    ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED))
            RETURNING\s""" + COLUMNS;

    private static final String BEGIN = """
            UPDATE mail SET state = 'SENDING', attempts = attempts + 1, waits = 0, due_at = :until,
                   dies_at = chosen.dies_at, locale = chosen.locale, changed_at = :now
              FROM json_to_recordset(CAST(:rows AS json)) AS chosen (email_id uuid, dies_at timestamptz, locale text)
             WHERE mail.email_id = chosen.email_id AND state = 'QUEUED' AND taken_by = :taking
            RETURNING mail.email_id, attempts
            """;

    // NO KEY: a webhook's words refer to these rows and share their keys in an order of their own.
    private static final String LOCK =
            "SELECT " + COLUMNS + " FROM mail WHERE email_id = ANY(:ids) ORDER BY email_id FOR NO KEY UPDATE";

    private static final String UPDATE = """
            UPDATE mail SET state = new.state, waits = new.waits, due_at = new.due_at, reason = new.reason,
                   taken_by = NULL, changed_at = :now
              FROM json_to_recordset(CAST(:rows AS json)) AS new (
                   email_id uuid, state text, waits int, due_at timestamptz, reason text)
             WHERE mail.email_id = new.email_id
            """;

    private static final String OVERDUE = """
            SELECT email_id FROM mail
             WHERE state IN ('SENDING', 'IN_DOUBT', 'ACCEPTED', 'DEFERRED') AND due_at <= :now
             ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED
            """;

    private static final String HURRY = """
            UPDATE mail SET due_at = :now
             WHERE account_id = ANY(:accounts) AND state = 'QUEUED' AND due_at > :now
               AND taken_by IS NULL AND attempts = 0
            """;

    private static final String OF_ACCOUNT = """
            SELECT email_id, cause_id, template, locale, state, reason, queued_at
              FROM mail WHERE account_id = :account ORDER BY queued_at DESC, email_id DESC LIMIT :limit
            """;

    private final DatabaseClient database;

    MailTable(DatabaseClient database) {
        this.database = database;
    }

    /** @return ids of the mails that are new */
    Flux<UUID> insert(List<Letter> letters, Instant now) {
        return database.sql(INSERT)
                .bind("rows", Rows.json(letters))
                .bind("now", now)
                .map(MailTable::id)
                .all();
    }

    Flux<Journey> take(UUID taking, int limit, Instant now, Instant until) {
        return database.sql(TAKE)
                .bind("taking", taking)
                .bind("limit", limit)
                .bind("now", now)
                .bind("until", until)
                .map(MailTable::journey)
                .all();
    }

    Flux<Begun> begin(UUID taking, List<ToSend> chosen, Instant now, Instant until) {
        return database.sql(BEGIN)
                .bind("rows", Rows.json(chosen))
                .bind("taking", taking)
                .bind("now", now)
                .bind("until", until)
                .map(row -> new Begun(id(row), column(row, "attempts", Integer.class)))
                .all();
    }

    Flux<Journey> lock(Collection<UUID> ids) {
        return database.sql(LOCK)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(MailTable::journey)
                .all();
    }

    Mono<Void> update(List<Journey> changed, Instant now) {
        List<Standing> rows = changed.stream().map(Standing::of).toList();
        return database.sql(UPDATE)
                .bind("rows", Rows.json(rows))
                .bind("now", now)
                .then();
    }

    Flux<UUID> overdue(Instant now, int limit) {
        return database.sql(OVERDUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(MailTable::id)
                .all();
    }

    Mono<Long> hurry(Collection<UUID> accounts, Instant now) {
        return database.sql(HURRY)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Flux<MailView> ofAccount(UUID account, int limit) {
        return database.sql(OF_ACCOUNT)
                .bind("account", account)
                .bind("limit", limit)
                .map(MailTable::view)
                .all();
    }

    private static UUID id(Readable row) {
        return column(row, "email_id", UUID.class);
    }

    private static Journey journey(Readable row) {
        return new Journey(
                letter(row),
                word(row, "state", MailState.class),
                column(row, "attempts", Integer.class),
                column(row, "waits", Integer.class),
                optional(row, "due_at", Instant.class),
                optionalWord(row, "reason", EmailReason.class));
    }

    private static Letter letter(Readable row) {
        return new Letter(
                id(row),
                column(row, "cause_id", UUID.class),
                column(row, "account_id", UUID.class),
                word(row, "template", MailTemplate.class),
                word(row, "locale", Locale.class),
                column(row, "profile_version", Long.class),
                column(row, "caused_at", Instant.class),
                column(row, "dies_at", Instant.class),
                optional(row, "number", Integer.class),
                optional(row, "traceparent", String.class));
    }

    private static MailView view(Readable row) {
        return new MailView(
                id(row),
                column(row, "cause_id", UUID.class),
                word(row, "template", MailTemplate.class),
                word(row, "locale", Locale.class),
                word(row, "state", MailState.class),
                optionalWord(row, "reason", EmailReason.class),
                column(row, "queued_at", Instant.class),
                List.of());
    }

    /** The columns that a change writes. */
    private record Standing(
            UUID emailId,
            MailState state,
            int waits,
            @Nullable Instant dueAt,
            @Nullable EmailReason reason) {

        static Standing of(Journey journey) {
            return new Standing(
                    journey.letter().emailId(), journey.state(), journey.waits(), journey.dueAt(), journey.reason());
        }
    }
}
