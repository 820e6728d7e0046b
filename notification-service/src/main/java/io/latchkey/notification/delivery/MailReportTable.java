package io.latchkey.notification.delivery;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.notification.delivery.MailReconciliation.UnaccountedMail;
import io.latchkey.notification.delivery.MailReportQueries.DomainRate;
import io.latchkey.notification.delivery.MailReportQueries.OutcomeRate;
import io.latchkey.notification.delivery.MailReportQueries.StateCount;
import io.latchkey.notification.delivery.MailReportQueries.StuckMail;
import io.latchkey.platform.sql.RecordMapper;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * SQL over the tables of this package for operators; it only reads. The view {@code recipient_domain} is what the
 * recipient package publishes of its table: domains, no addresses.
 */
@Component
final class MailReportTable {

    private static final String BY_STATE = """
            SELECT state, count(*) AS count, min(queued_at) AS oldest FROM mail WHERE due_at IS NOT NULL
             GROUP BY state ORDER BY state
            """;

    private static final String STUCK = """
            SELECT mail.email_id, account_id, template, state, attempts, waits, queued_at, due_at AS next_at, dies_at,
                   last.provider, last.outcome, last.provider_status AS status, last.provider_words AS words
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
            SELECT coalesce(domain, '') AS domain, mail_step.type AS outcome, count(*) AS count,
                   sum(count(*)) OVER (PARTITION BY coalesce(domain, '')) AS whole
              FROM mail_step JOIN mail USING (email_id) LEFT JOIN recipient_domain USING (account_id)
             WHERE mail_step.at > :since AND mail_step.type <> 'EmailQueued'
             GROUP BY coalesce(domain, ''), mail_step.type ORDER BY whole DESC, coalesce(domain, ''), mail_step.type LIMIT :limit
            """;

    // Each part of the union has an index that is almost empty.
    private static final String UNACCOUNTED = """
              FROM (SELECT * FROM mail WHERE state = 'QUEUED' AND dies_at < :cutoff
                    UNION ALL
                    SELECT * FROM mail
                     WHERE state IN ('SENDING', 'IN_DOUBT', 'ACCEPTED', 'DEFERRED') AND due_at < :cutoff
                    UNION ALL
                    SELECT * FROM mail
                     WHERE state IN ('QUEUED', 'SENDING', 'IN_DOUBT', 'ACCEPTED', 'DEFERRED') AND due_at IS NULL
                       AND changed_at < :cutoff) AS unaccounted
            """;
    private static final String COUNT_UNACCOUNTED = "SELECT count(*) AS number" + UNACCOUNTED;
    private static final String LIST_UNACCOUNTED =
            "SELECT email_id, account_id, cause_id, template, state, due_at, dies_at" + UNACCOUNTED
                    + " ORDER BY dies_at, email_id LIMIT :limit";

    private final DatabaseClient database;

    MailReportTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<StateCount> countByState() {
        return database.sql(BY_STATE).map(RecordMapper.of(StateCount.class)).all();
    }

    Flux<StuckMail> findStuck(Instant late, int limit) {
        return database.sql(STUCK)
                .bind("late", late)
                .bind("limit", limit)
                .map(RecordMapper.of(StuckMail.class))
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
                .map(RecordMapper.of(DomainRate.class))
                .all();
    }

    Mono<Long> countUnaccounted(Instant cutoff) {
        return database.sql(COUNT_UNACCOUNTED)
                .bind("cutoff", cutoff)
                .mapValue(Long.class)
                .one();
    }

    Flux<UnaccountedMail> findUnaccounted(Instant cutoff, int limit) {
        return database.sql(LIST_UNACCOUNTED)
                .bind("cutoff", cutoff)
                .bind("limit", limit)
                .map(RecordMapper.of(UnaccountedMail.class))
                .all();
    }

    private static Duration toDuration(double value) {
        return Duration.ofMillis(Math.round(value * 1000));
    }
}
