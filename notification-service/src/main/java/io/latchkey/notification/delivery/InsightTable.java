package io.latchkey.notification.delivery;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.optional;
import static io.latchkey.notification.rows.Rows.word;

import io.latchkey.notification.delivery.Insight.DomainRate;
import io.latchkey.notification.delivery.Insight.Rate;
import io.latchkey.notification.delivery.Insight.StateCount;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** All SQL over the tables of this room that serves nobody but operators; it only reads. */
final class InsightTable {

    private static final String STANDING = """
            SELECT state, count(*) AS count, min(queued_at) AS oldest FROM mail WHERE due_at IS NOT NULL
             GROUP BY state ORDER BY state
            """;

    private static final String STUCK = """
            SELECT mail.email_id, account_id, template, state, attempts, waits, queued_at, due_at, dies_at,
                   last.provider, last.outcome, last.provider_status, last.provider_words
              FROM mail LEFT JOIN mail_attempt AS last ON last.email_id = mail.email_id AND last.attempt = attempts
             WHERE due_at IS NOT NULL
               AND (state IN ('IN_DOUBT', 'DEFERRED')
                    OR state IN ('QUEUED', 'SENDING') AND (attempts > 0 OR waits > 3 OR due_at < :late)
                       AND queued_at < :late)
             ORDER BY queued_at, mail.email_id LIMIT :limit
            """;

    private static final String RATES = """
            SELECT mail.template, coalesce(mail_step.provider, '') AS via, mail_step.type, count(*) AS count,
                   extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY mail_step.at - queued_at))::float8
                   AS median,
                   extract(epoch FROM percentile_cont(0.95) WITHIN GROUP (ORDER BY mail_step.at - queued_at))::float8
                   AS slow
              FROM mail_step JOIN mail USING (email_id) WHERE mail_step.at > :since
             GROUP BY mail.template, via, mail_step.type ORDER BY mail.template, via, mail_step.type
            """;

    private static final String DOMAINS = """
            SELECT coalesce(domain, '') AS known, mail_step.type, count(*) AS count,
                   sum(count(*)) OVER (PARTITION BY coalesce(domain, '')) AS whole
              FROM mail_step JOIN mail USING (email_id) LEFT JOIN recipient_domain USING (account_id)
             WHERE mail_step.at > :since AND mail_step.type <> 'EmailQueued'
             GROUP BY coalesce(domain, ''), mail_step.type ORDER BY whole DESC, known, mail_step.type LIMIT :limit
            """;

    // Each arm has its index.
    private static final String FIND = """
            SELECT email_id, cause_id, account_id, template, locale, state, reason, caused_at, queued_at, changed_at,
                   dies_at, due_at, waits, traceparent
              FROM mail WHERE email_id IN (
                   SELECT email_id FROM mail WHERE email_id = :id
                   UNION SELECT email_id FROM mail WHERE cause_id = :id
                   UNION (SELECT email_id FROM mail WHERE account_id = :id ORDER BY queued_at DESC LIMIT :limit))
             ORDER BY queued_at DESC, email_id DESC LIMIT :limit
            """;

    private static final String ATTEMPTS = """
            SELECT email_id, attempt, provider, began_at, ended_at, outcome, provider_status, provider_words
              FROM mail_attempt WHERE email_id = ANY(:ids) ORDER BY email_id, attempt
            """;

    private static final int TRACE_BEGINS = 3;
    private static final int TRACE_ENDS = 35;

    private final DatabaseClient database;

    InsightTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<StateCount> standing() {
        return database.sql(STANDING)
                .map(row -> new StateCount(
                        word(row, "state", MailState.class),
                        column(row, "count", Long.class),
                        column(row, "oldest", Instant.class)))
                .all();
    }

    Flux<StuckMail> stuck(Instant late, int limit) {
        return database.sql(STUCK)
                .bind("late", late)
                .bind("limit", limit)
                .map(InsightTable::stuckMail)
                .all();
    }

    Flux<Rate> rates(Instant since) {
        return database.sql(RATES)
                .bind("since", since)
                .map(row -> new Rate(
                        column(row, "template", String.class),
                        column(row, "via", String.class),
                        column(row, "type", String.class),
                        column(row, "count", Long.class),
                        seconds(column(row, "median", Double.class)),
                        seconds(column(row, "slow", Double.class))))
                .all();
    }

    Flux<DomainRate> domains(Instant since, int limit) {
        return database.sql(DOMAINS)
                .bind("since", since)
                .bind("limit", limit)
                .map(row -> new DomainRate(
                        column(row, "known", String.class),
                        column(row, "type", String.class),
                        column(row, "count", Long.class)))
                .all();
    }

    Flux<MailFile> find(UUID id, int limit) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("limit", limit)
                .map(InsightTable::file)
                .all();
    }

    Flux<MailFile.Attempt> attempts(Collection<UUID> emailIds) {
        return database.sql(ATTEMPTS)
                .bind("ids", emailIds.toArray(UUID[]::new))
                .map(row -> new MailFile.Attempt(
                        column(row, "email_id", UUID.class),
                        column(row, "attempt", Integer.class),
                        column(row, "provider", String.class),
                        column(row, "began_at", Instant.class),
                        optional(row, "ended_at", Instant.class),
                        optional(row, "outcome", String.class),
                        optional(row, "provider_status", Integer.class),
                        optional(row, "provider_words", String.class)))
                .all();
    }

    private static StuckMail stuckMail(Readable row) {
        return new StuckMail(
                column(row, "email_id", UUID.class),
                column(row, "account_id", UUID.class),
                column(row, "template", String.class),
                word(row, "state", MailState.class),
                column(row, "attempts", Integer.class),
                column(row, "waits", Integer.class),
                column(row, "queued_at", Instant.class),
                optional(row, "due_at", Instant.class),
                column(row, "dies_at", Instant.class),
                optional(row, "provider", String.class),
                optional(row, "outcome", String.class),
                optional(row, "provider_status", Integer.class),
                optional(row, "provider_words", String.class));
    }

    private static MailFile file(Readable row) {
        return new MailFile(
                column(row, "email_id", UUID.class),
                column(row, "cause_id", UUID.class),
                column(row, "account_id", UUID.class),
                column(row, "template", String.class),
                column(row, "locale", String.class),
                word(row, "state", MailState.class),
                optional(row, "reason", String.class),
                column(row, "caused_at", Instant.class),
                column(row, "queued_at", Instant.class),
                column(row, "changed_at", Instant.class),
                column(row, "dies_at", Instant.class),
                optional(row, "due_at", Instant.class),
                column(row, "waits", Integer.class),
                traceId(optional(row, "traceparent", String.class)),
                List.of(),
                List.of());
    }

    private static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < TRACE_ENDS
                ? null
                : traceparent.substring(TRACE_BEGINS, TRACE_ENDS);
    }

    private static Duration seconds(double value) {
        return Duration.ofMillis(Math.round(value * 1000));
    }
}
