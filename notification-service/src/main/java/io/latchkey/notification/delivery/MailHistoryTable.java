package io.latchkey.notification.delivery;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.optionalEnum;
import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.requireEnum;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailReportQueries.MailReport;
import io.latchkey.notification.delivery.MailView.StepView;
import io.latchkey.platform.sql.RecordMapper;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL that reads mails with all that happened to them, by account or by id. */
@Component
final class MailHistoryTable {

    private static final String OF_ACCOUNT = """
            SELECT email_id, cause_id, template, locale, state, reason, queued_at
              FROM mail WHERE account_id = :account ORDER BY queued_at DESC, email_id DESC LIMIT :limit
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
            SELECT email_id, attempt AS number, provider, began_at, ended_at, outcome, provider_status AS status,
                   provider_words AS words
              FROM mail_attempt WHERE email_id = ANY(:ids) ORDER BY email_id, attempt
            """;

    private static final String OF_MAILS = """
            SELECT email_id, type, at, provider, attempt, reason
              FROM mail_step WHERE email_id = ANY(:ids) ORDER BY id
            """;

    private static final int TRACE_BEGINS = 3;
    private static final int TRACE_ENDS = 35;

    private final DatabaseClient database;

    MailHistoryTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<MailView> findByAccount(UUID account, int limit) {
        return database.sql(OF_ACCOUNT)
                .bind("account", account)
                .bind("limit", limit)
                .map(MailHistoryTable::mapView)
                .all();
    }

    Flux<MailReport> findReports(UUID id, int limit) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("limit", limit)
                .map(MailHistoryTable::mapReport)
                .all();
    }

    Flux<MailReport.Attempt> findAttempts(Collection<UUID> emailIds) {
        return database.sql(ATTEMPTS)
                .bind("ids", emailIds.toArray(UUID[]::new))
                .map(RecordMapper.of(MailReport.Attempt.class))
                .all();
    }

    /** The steps of each mail, in order. */
    Mono<Map<UUID, List<StepView>>> findSteps(Collection<UUID> emailIds) {
        return database.sql(OF_MAILS)
                .bind("ids", emailIds.toArray(UUID[]::new))
                .map(row -> Map.entry(requireColumn(row, "email_id", UUID.class), mapStep(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static StepView mapStep(Readable row) {
        return new StepView(
                requireColumn(row, "type", String.class),
                requireColumn(row, "at", Instant.class),
                optionalEnum(row, "provider", MailProvider.class),
                optionalColumn(row, "attempt", Integer.class),
                optionalEnum(row, "reason", EmailReason.class));
    }

    private static MailView mapView(Readable row) {
        return new MailView(
                requireColumn(row, "email_id", UUID.class),
                requireColumn(row, "cause_id", UUID.class),
                requireEnum(row, "template", MailTemplate.class),
                new AccountLocale(requireColumn(row, "locale", String.class)),
                requireEnum(row, "state", MailState.class),
                optionalEnum(row, "reason", EmailReason.class),
                requireColumn(row, "queued_at", Instant.class),
                List.of());
    }

    private static MailReport mapReport(Readable row) {
        return new MailReport(
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
}
