package io.latchkey.notification.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.platform.sql.SqlRows;
import java.util.List;
import java.util.UUID;

/** What writes {@code mail_step}: always a part of the statement that writes the mail, see {@link MailWriter}. */
final class MailStepTable {

    private static final String INSERT = """
            effects AS (INSERT INTO mail_step (email_id, event_id, type, at, provider, attempt, reason)
            SELECT email_id, event_id, type, at, provider, attempt, reason
              FROM ROWS FROM (json_to_recordset(CAST(:steps AS json)) AS (
                   email_id uuid, event_id uuid, type text, at timestamptz, provider text, attempt int, reason text))
                   WITH ORDINALITY AS new (email_id, event_id, type, at, provider, attempt, reason, position)
             %sORDER BY position
            RETURNING event_id)
            """;

    static final String INSERT_ALL = INSERT.formatted("");

    /** Steps of mails that were queued by this statement alone. */
    static final String INSERT_OF_QUEUED = INSERT.formatted("WHERE email_id IN (SELECT email_id FROM queued)\n ");

    private MailStepTable() {}

    /** The events as {@code :steps}. */
    static String toRows(List<EventEnvelope<EmailEvent>> published) {
        return SqlRows.toJson(published.stream().map(StepRow::fromEnvelope).toList());
    }

    private record StepRow(
            UUID eventId, String type, @JsonUnwrapped EmailStep step) {

        static StepRow fromEnvelope(EventEnvelope<EmailEvent> envelope) {
            EmailEvent event = envelope.event();
            return new StepRow(envelope.id(), event.getClass().getSimpleName(), event.step());
        }
    }
}
