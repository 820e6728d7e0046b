package io.latchkey.notification.delivery;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.notification.mail.MailKind;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All SQL of {@code mail} that takes part in its life. {@link #INSERT} and {@link #UPDATE} are parts of statements that
 * write more than the mail, see {@link MailWriter}.
 */
@Component
final class MailTable {

    private static final String COLUMNS = """
            email_id, cause_id, account_id, template, locale, profile_version, caused_at, dies_at, number,
            about_account, traceparent, state, attempts, waits, due_at, reason, last_provider AS provider, next_provider""";

    // A mail's turn comes a little after the last of the same account and template that waits: a flood delays only
    // itself. Whose turn it is at once is claimed by :taking, where there is one.
    static final String INSERT = """
            INSERT INTO mail (email_id, cause_id, account_id, template, locale, profile_version, caused_at, queued_at,
                              dies_at, state, due_at, turn_at, taken_by, attempts, waits, changed_at, number,
                              about_account, traceparent)
            SELECT email_id, cause_id, account_id, template, locale, profile_version, caused_at, :now,
                   dies_at, 'QUEUED',
                   CASE WHEN taken_by IS NULL THEN least(turn_at, dies_at) ELSE :until END,
                   turn_at, taken_by, 0, 0, :now, number, about_account, traceparent
              FROM (SELECT placed.*, CASE WHEN turn_at <= :now THEN CAST(:taking AS uuid) END AS taken_by
                      FROM (SELECT new.*, greatest(:now, before.turn_at + interval '20 milliseconds')
                                   + (row_number() OVER (PARTITION BY account_id, template ORDER BY email_id) - 1)
                                   * interval '20 milliseconds' AS turn_at
                              FROM json_to_recordset(CAST(:rows AS json)) AS new (
                                   email_id uuid, cause_id uuid, account_id uuid, template text, locale text,
                                   profile_version bigint, caused_at timestamptz, dies_at timestamptz, number int,
                                   about_account uuid, traceparent text)
                              LEFT JOIN LATERAL (
                                   SELECT max(mail.turn_at) AS turn_at FROM mail
                                    WHERE mail.account_id = new.account_id AND mail.template = new.template
                                      AND mail.state = 'QUEUED') AS before ON true
                           ) AS placed
                   ) AS queued
            ON CONFLICT (cause_id, account_id, template) DO NOTHING
            RETURNING email_id, taken_by IS NOT NULL AS claimed
            """;

    // Round by round, of each template as many as its priority: none waits for the end of another's flood.
    static final String TAKE = """
            UPDATE mail SET taken_by = :taking, due_at = :until
             WHERE email_id = ANY(ARRAY(
                   SELECT first.email_id
                     FROM json_to_recordset(CAST(:turns AS json)) AS turn (template text, priority int)
                    CROSS JOIN LATERAL (
                          SELECT due.email_id, row_number() OVER (ORDER BY due.due_at) AS place
                            FROM (SELECT email_id, due_at FROM mail
                                   WHERE state = 'QUEUED' AND mail.template = turn.template AND due_at <= :now
                                   ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED) AS due) AS first
                    ORDER BY (first.place - 1) / turn.priority, turn.priority DESC LIMIT :limit))
            RETURNING\s""" + COLUMNS;

    static final String NEXT_DUE = """
            SELECT min(first.due_at)
              FROM json_to_recordset(CAST(:turns AS json)) AS turn (template text)
             CROSS JOIN LATERAL (SELECT due_at FROM mail WHERE state = 'QUEUED' AND mail.template = turn.template
                                  ORDER BY due_at LIMIT 1) AS first
            HAVING min(first.due_at) IS NOT NULL
            """;

    static final String TAKE_EXPIRED = """
            UPDATE mail SET taken_by = :taking, due_at = :until
             WHERE email_id = ANY(ARRAY(
                   SELECT email_id FROM mail WHERE state = 'QUEUED' AND dies_at <= :now AND due_at <= :now
                    ORDER BY dies_at LIMIT :limit FOR UPDATE SKIP LOCKED))
            RETURNING\s""" + COLUMNS;

    // The attempts in the same statement, which is its own transaction: one round trip where there were four.
    private static final String BEGIN = """
            WITH begun AS (
                   UPDATE mail SET state = 'SENDING', attempts = attempts + 1, waits = 0, due_at = :until,
                          dies_at = chosen.dies_at, locale = chosen.locale, last_provider = chosen.provider,
                          next_provider = NULL, changed_at = :now
                     FROM json_to_recordset(CAST(:rows AS json)) AS chosen (
                          email_id uuid, dies_at timestamptz, locale text, provider text, profile_version bigint)
                    WHERE mail.email_id = chosen.email_id AND state = 'QUEUED' AND taken_by = :taking
                   RETURNING mail.email_id, attempts, last_provider, chosen.profile_version),
                 opened AS (
                   INSERT INTO mail_attempt (email_id, attempt, provider, began_at, profile_version)
                   SELECT email_id, attempts, last_provider, :now, profile_version FROM begun)
            SELECT email_id, attempts FROM begun
            """;

    private static final String LOCK =
            "SELECT " + COLUMNS + " FROM mail WHERE email_id = ANY(:ids) ORDER BY email_id FOR NO KEY UPDATE";

    // The array keeps PostgreSQL, which reckons with a hundred rows of JSON, from reading a small table whole.
    static final String UPDATE = """
            UPDATE mail SET state = new.state, waits = new.waits, due_at = new.due_at, reason = new.reason,
                   next_provider = new.next, taken_by = NULL, changed_at = :now
              FROM json_to_recordset(CAST(:rows AS json)) AS new (
                   email_id uuid, state text, waits int, due_at timestamptz, reason text, next text)
             WHERE mail.email_id = new.email_id
               AND mail.email_id = ANY(ARRAY(
                   SELECT email_id FROM json_to_recordset(CAST(:rows AS json)) AS row (email_id uuid)))
            """;

    static final String OVERDUE = """
            SELECT email_id FROM mail
             WHERE state IN ('SENDING', 'IN_DOUBT', 'ACCEPTED', 'DEFERRED') AND due_at <= :now
             ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED
            """;

    private static final String EXPEDITE = """
            UPDATE mail SET due_at = :now
             WHERE account_id = ANY(:accounts) AND state = 'QUEUED' AND due_at > :now
               AND taken_by IS NULL AND attempts = 0 AND waits > 0
            """;

    private static final String SETTLED = """
            SELECT account_id, profile_version FROM mail
             WHERE account_id = ANY(:accounts) AND template = :template
               AND state NOT IN ('QUEUED', 'SENDING', 'IN_DOUBT')
            """;

    private static final String IDS_OF_ACCOUNTS = "SELECT email_id FROM mail WHERE account_id = ANY(:accounts)";

    /** Every template and how many mails of it are claimed in a round, as {@link #TAKE} reads them. */
    static final String TURNS = SqlRows.toJson(Arrays.stream(MailKind.values())
            .map(kind -> new TemplateTurn(kind.template(), kind.priority()))
            .toList());

    private final DatabaseClient database;

    MailTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<MailSnapshot> claimDue(UUID batchId, int limit, Instant now, Instant until) {
        return claim(database.sql(TAKE).bind("turns", TURNS), batchId, limit, now, until);
    }

    Mono<Instant> findNextDue() {
        return database.sql(NEXT_DUE)
                .bind("turns", TURNS)
                .mapValue(Instant.class)
                .one();
    }

    Flux<MailSnapshot> claimExpired(UUID batchId, int limit, Instant now, Instant until) {
        return claim(database.sql(TAKE_EXPIRED), batchId, limit, now, until);
    }

    private static Flux<MailSnapshot> claim(
            DatabaseClient.GenericExecuteSpec statement, UUID batchId, int limit, Instant now, Instant until) {
        return statement
                .bind("taking", batchId)
                .bind("limit", limit)
                .bind("now", now)
                .bind("until", until)
                .map(RecordMapper.of(MailSnapshot.class))
                .all();
    }

    /** @return the number of the new attempt by mail; mails that are not in this batch any more are left out */
    Mono<Map<UUID, Integer>> startAttempts(
            UUID batchId, List<MailQueue.AttemptRequest> requests, Instant now, Instant until) {
        return database.sql(BEGIN)
                .bind("rows", SqlRows.toJson(requests))
                .bind("taking", batchId)
                .bind("now", now)
                .bind("until", until)
                .map(row -> Map.entry(
                        requireColumn(row, "email_id", UUID.class), requireColumn(row, "attempts", Integer.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Flux<MailSnapshot> lockByIds(Collection<UUID> ids) {
        return database.sql(LOCK)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(RecordMapper.of(MailSnapshot.class))
                .all();
    }

    /** Mails as {@code :rows} of {@link #UPDATE}. */
    static String toRows(List<MailSnapshot> changed) {
        return SqlRows.toJson(changed.stream().map(StateUpdateRow::fromSnapshot).toList());
    }

    Flux<UUID> lockOverdue(Instant now, int limit) {
        return database.sql(OVERDUE)
                .bind("now", now)
                .bind("limit", limit)
                .mapValue(UUID.class)
                .all();
    }

    Mono<Long> expediteWaiting(Collection<UUID> accounts, Instant now) {
        return database.sql(EXPEDITE)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Flux<MailQueue.SettledMail> findSettled(MailTemplate template, Collection<UUID> accounts) {
        return database.sql(SETTLED)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .bind("template", template.code())
                .map(RecordMapper.of(MailQueue.SettledMail.class))
                .all();
    }

    Mono<List<UUID>> findIdsByAccounts(Collection<UUID> accounts) {
        return database.sql(IDS_OF_ACCOUNTS)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collectList();
    }

    private record TemplateTurn(MailTemplate template, int priority) {}

    /** The columns that a change writes. */
    private record StateUpdateRow(
            UUID emailId,
            JourneyState state,
            int waits,
            @Nullable Instant dueAt,
            @Nullable EmailReason reason,
            @Nullable MailProvider next) {

        static StateUpdateRow fromSnapshot(MailSnapshot mail) {
            return new StateUpdateRow(
                    mail.details().emailId(),
                    mail.state(),
                    mail.waits(),
                    mail.dueAt(),
                    mail.reason(),
                    mail.nextProvider());
        }
    }
}
