package io.latchkey.notification.delivery;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.optionalEnum;
import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.notification.delivery.MailView.StepView;
import io.latchkey.platform.sql.SqlRows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL of {@code mail_step}. */
final class MailStepTable {

    private static final String INSERT = """
            INSERT INTO mail_step (email_id, event_id, type, at, provider, attempt, reason)
            SELECT email_id, event_id, type, at, provider, attempt, reason
              FROM ROWS FROM (json_to_recordset(CAST(:rows AS json)) AS (
                   email_id uuid, event_id uuid, type text, at timestamptz, provider text, attempt int, reason text))
                   WITH ORDINALITY AS new (email_id, event_id, type, at, provider, attempt, reason, position)
             ORDER BY position
            """;

    private static final String OF_MAILS = """
            SELECT email_id, type, at, provider, attempt, reason
              FROM mail_step WHERE email_id = ANY(:ids) ORDER BY id
            """;

    private final DatabaseClient database;

    MailStepTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(List<EventEnvelope<EmailEvent>> published) {
        List<StepRow> rows = published.stream().map(StepRow::fromEnvelope).toList();
        return database.sql(INSERT).bind("rows", SqlRows.toJson(rows)).then();
    }

    Flux<FoundStep> findByMails(Collection<UUID> emailIds) {
        return database.sql(OF_MAILS)
                .bind("ids", emailIds.toArray(UUID[]::new))
                .map(row -> new FoundStep(requireColumn(row, "email_id", UUID.class), mapStep(row)))
                .all();
    }

    private static StepView mapStep(Readable row) {
        return new StepView(
                requireColumn(row, "type", String.class),
                requireColumn(row, "at", Instant.class),
                optionalEnum(row, "provider", MailProvider.class),
                optionalColumn(row, "attempt", Integer.class),
                optionalEnum(row, "reason", EmailReason.class));
    }

    /** A step and the mail it belongs to. */
    record FoundStep(UUID emailId, StepView step) {}

    private record StepRow(
            UUID emailId,
            UUID eventId,
            String type,
            Instant at,
            @Nullable MailProvider provider,
            @Nullable Integer attempt,
            @Nullable EmailReason reason) {

        static StepRow fromEnvelope(EventEnvelope<EmailEvent> envelope) {
            EmailStep step = envelope.event().step();
            return new StepRow(
                    step.emailId(),
                    envelope.id(),
                    envelope.event().getClass().getSimpleName(),
                    step.at(),
                    step.provider(),
                    step.attempt(),
                    step.reason());
        }
    }
}
