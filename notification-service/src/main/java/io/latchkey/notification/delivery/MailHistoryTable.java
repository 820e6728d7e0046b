package io.latchkey.notification.delivery;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.optionalEnum;
import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStep;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStepType;
import io.latchkey.notification.delivery.MailReportQueries.MailFacts;
import io.latchkey.notification.delivery.MailReportQueries.MailReport;
import io.latchkey.platform.sql.RecordMapper;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL that reads mails with all that happened to them, by account or by id. */
@Component
final class MailHistoryTable {

    private static final String FACTS = """
            SELECT email_id, cause_id, account_id, template, locale, state, reason, caused_at, queued_at, changed_at,
                   dies_at, due_at AS next_at, waits,
                   CASE WHEN length(traceparent) >= 35 THEN substring(traceparent, 4, 32) END AS trace_id
              FROM mail
            """;

    private static final String OF_ACCOUNT =
            FACTS + " WHERE account_id = :account ORDER BY queued_at DESC, email_id DESC LIMIT :limit";

    // Each arm has its index.
    private static final String FIND = FACTS + """
             WHERE email_id IN (
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

    private static final Map<String, JourneyStepType> STEP_TYPES =
            Stream.of(JourneyStepType.values()).collect(Collectors.toMap(JourneyStepType::code, Function.identity()));

    private final DatabaseClient database;

    MailHistoryTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<MailFacts> findByAccount(UUID account, int limit) {
        return database.sql(OF_ACCOUNT)
                .bind("account", account)
                .bind("limit", limit)
                .map(RecordMapper.of(MailFacts.class))
                .all();
    }

    Flux<MailFacts> findById(UUID id, int limit) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("limit", limit)
                .map(RecordMapper.of(MailFacts.class))
                .all();
    }

    Flux<MailReport.Attempt> findAttempts(Collection<UUID> emailIds) {
        return database.sql(ATTEMPTS)
                .bind("ids", emailIds.toArray(UUID[]::new))
                .map(RecordMapper.of(MailReport.Attempt.class))
                .all();
    }

    /** The steps of each mail, in order. */
    Mono<Map<UUID, List<JourneyStep>>> findSteps(Collection<UUID> emailIds) {
        return database.sql(OF_MAILS)
                .bind("ids", emailIds.toArray(UUID[]::new))
                .map(row -> Map.entry(requireColumn(row, "email_id", UUID.class), mapStep(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static JourneyStep mapStep(Readable row) {
        return new JourneyStep(
                STEP_TYPES.get(requireColumn(row, "type", String.class)),
                requireColumn(row, "at", Instant.class),
                optionalEnum(row, "provider", MailProvider.class),
                optionalColumn(row, "attempt", Integer.class),
                optionalEnum(row, "reason", EmailReason.class));
    }
}
