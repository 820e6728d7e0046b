package io.latchkey.notification.delivery;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.requireEnum;

import io.latchkey.notification.delivery.MailReportQueries.DomainRate;
import io.latchkey.notification.delivery.MailReportQueries.OutcomeRate;
import io.latchkey.notification.delivery.MailReportQueries.StateCount;
import io.latchkey.notification.delivery.MailReportQueries.StuckMail;
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
final class MailReportTable {

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

    MailReportTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<StateCount> countByState() {
        return database.sql(STANDING)
                .map(row -> new StateCount(
                        requireEnum(row, "state", MailState.class),
                        requireColumn(row, "count", Long.class),
                        requireColumn(row, "oldest", Instant.class)))
                .all();
    }

    Flux<StuckMail> findStuck(Instant late, int limit) {
        return database.sql(STUCK)
                .bind("late", late)
                .bind("limit", limit)
                .map(MailReportTable::mapStuckMail)
                .all();
    }

    Flux<OutcomeRate> computeRates(Instant since) {
        return database.sql(RATES)
                .bind("since", since)
                .map(row -> new OutcomeRate(
                        requireColumn(row, "template", String.class),
                        requireColumn(row, "via", String.class),
                        requireColumn(row, "type", String.class),
                        requireColumn(row, "count", Long.class),
                        toDuration(requireColumn(row, "median", Double.class)),
                        toDuration(requireColumn(row, "slow", Double.class))))
                .all();
    }

    Flux<DomainRate> computeDomainRates(Instant since, int limit) {
        return database.sql(DOMAINS)
                .bind("since", since)
                .bind("limit", limit)
                .map(row -> new DomainRate(
                        requireColumn(row, "known", String.class),
                        requireColumn(row, "type", String.class),
                        requireColumn(row, "count", Long.class)))
                .all();
    }

    Flux<MailReportQueries.MailReport> findReports(UUID id, int limit) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("limit", limit)
                .map(MailReportTable::mapReport)
                .all();
    }

    Flux<MailReportQueries.MailReport.Attempt> findAttempts(Collection<UUID> emailIds) {
        return database.sql(ATTEMPTS)
                .bind("ids", emailIds.toArray(UUID[]::new))
                .map(row -> new MailReportQueries.MailReport.Attempt(
                        requireColumn(row, "email_id", UUID.class),
                        requireColumn(row, "attempt", Integer.class),
                        requireColumn(row, "provider", String.class),
                        requireColumn(row, "began_at", Instant.class),
                        optionalColumn(row, "ended_at", Instant.class),
                        optionalColumn(row, "outcome", String.class),
                        optionalColumn(row, "provider_status", Integer.class),
                        optionalColumn(row, "provider_words", String.class)))
                .all();
    }

    private static StuckMail mapStuckMail(Readable row) {
        return new StuckMail(
                requireColumn(row, "email_id", UUID.class),
                requireColumn(row, "account_id", UUID.class),
                requireColumn(row, "template", String.class),
                requireEnum(row, "state", MailState.class),
                requireColumn(row, "attempts", Integer.class),
                requireColumn(row, "waits", Integer.class),
                requireColumn(row, "queued_at", Instant.class),
                optionalColumn(row, "due_at", Instant.class),
                requireColumn(row, "dies_at", Instant.class),
                optionalColumn(row, "provider", String.class),
                optionalColumn(row, "outcome", String.class),
                optionalColumn(row, "provider_status", Integer.class),
                optionalColumn(row, "provider_words", String.class));
    }

    private static MailReportQueries.MailReport mapReport(Readable row) {
        return new MailReportQueries.MailReport(
                requireColumn(row, "email_id", UUID.class),
                requireColumn(row, "cause_id", UUID.class),
                requireColumn(row, "account_id", UUID.class),
                requireColumn(row, "template", String.class),
                requireColumn(row, "locale", String.class),
                requireEnum(row, "state", MailState.class),
                optionalColumn(row, "reason", String.class),
                requireColumn(row, "caused_at", Instant.class),
                requireColumn(row, "queued_at", Instant.class),
                requireColumn(row, "changed_at", Instant.class),
                requireColumn(row, "dies_at", Instant.class),
                optionalColumn(row, "due_at", Instant.class),
                requireColumn(row, "waits", Integer.class),
                traceId(optionalColumn(row, "traceparent", String.class)),
                List.of(),
                List.of());
    }

    private static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < TRACE_ENDS
                ? null
                : traceparent.substring(TRACE_BEGINS, TRACE_ENDS);
    }

    private static Duration toDuration(double value) {
        return Duration.ofMillis(Math.round(value * 1000));
    }
}
