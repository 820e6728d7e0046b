package io.latchkey.notification.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.platform.sql.SqlRows;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes {@code mail_step}. */
@Component
final class MailStepTable {

    private static final String INSERT = """
            INSERT INTO mail_step (email_id, event_id, type, at, provider, attempt, reason)
            SELECT email_id, event_id, type, at, provider, attempt, reason
              FROM ROWS FROM (json_to_recordset(CAST(:rows AS json)) AS (
                   email_id uuid, event_id uuid, type text, at timestamptz, provider text, attempt int, reason text))
                   WITH ORDINALITY AS new (email_id, event_id, type, at, provider, attempt, reason, position)
             ORDER BY position
            """;

    private final DatabaseClient database;

    MailStepTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(List<EventEnvelope<EmailEvent>> published) {
        List<StepRow> rows = published.stream().map(StepRow::fromEnvelope).toList();
        return database.sql(INSERT).bind("rows", SqlRows.toJson(rows)).then();
    }

    private record StepRow(
            UUID eventId, String type, @JsonUnwrapped EmailStep step) {

        static StepRow fromEnvelope(EventEnvelope<EmailEvent> envelope) {
            EmailEvent event = envelope.event();
            return new StepRow(envelope.id(), event.getClass().getSimpleName(), event.step());
        }
    }
}
