package io.latchkey.notification.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.delivery.MailTransition.AttemptFinished;
import io.latchkey.notification.delivery.MailTransition.AttemptRecord;
import io.latchkey.notification.delivery.MailTransition.AttemptResult.Refused;
import io.latchkey.notification.suppression.SuppressionService.SuppressionEvidence;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * All SQL of {@code mail_attempt} but its opening, which is one statement with the mail's. Its end is a part of the
 * statement that writes the mail, see {@link MailWriter}.
 */
@Component
final class MailAttemptTable {

    // The array as in MailTable.UPDATE.
    static final String CLOSE = """
            UPDATE mail_attempt SET ended_at = :now, outcome = answer.outcome, provider_status = answer.status,
                   provider_message_id = answer.message_id, provider_words = answer.words, refusal = answer.refusal
              FROM json_to_recordset(CAST(:attempts AS json)) AS answer (
                   email_id uuid, attempt int, outcome text, status int, message_id text, words text, refusal text)
             WHERE mail_attempt.email_id = answer.email_id AND mail_attempt.attempt = answer.attempt
               AND mail_attempt.email_id = ANY(ARRAY(
                   SELECT email_id FROM json_to_recordset(CAST(:attempts AS json)) AS row (email_id uuid)))
            """;

    private static final String EVIDENCE = """
            SELECT report.account_id, report.email_id, report.reason, began_at AS sent_at,
                   COALESCE(profile_version, 0) AS profile_version
              FROM json_to_recordset(CAST(:rows AS json)) AS report (
                   email_id uuid, account_id uuid, attempt int, reason text)
              JOIN mail_attempt USING (email_id, attempt)
            """;

    private static final String FORGET = """
            UPDATE mail_attempt SET provider_words = NULL, provider_message_id = NULL
             WHERE email_id = ANY(ARRAY(SELECT email_id FROM mail WHERE account_id = ANY(:accounts)))
               AND (provider_words IS NOT NULL OR provider_message_id IS NOT NULL)
            """;

    private final DatabaseClient database;

    MailAttemptTable(DatabaseClient database) {
        this.database = database;
    }

    /** What ended, as {@code :attempts}. */
    static String toRows(List<AttemptFinished> finished) {
        return SqlRows.toJson(
                finished.stream().map(FinishedAttemptRow::fromFinished).toList());
    }

    /** The signals with what the rows of their attempts add: when it was sent, and to the address of which profile. */
    Mono<List<SuppressionEvidence>> findEvidence(List<TransitionBatch.SuppressionSignal> signals) {
        return database.sql(EVIDENCE)
                .bind("rows", SqlRows.toJson(signals))
                .map(RecordMapper.of(SuppressionEvidence.class))
                .all()
                .collectList();
    }

    Mono<Void> eraseProviderMessages(Collection<UUID> accounts) {
        return database.sql(FORGET)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .then();
    }

    private record FinishedAttemptRow(
            UUID emailId,
            int attempt,
            @JsonUnwrapped AttemptRecord record,
            @Nullable EmailReason refusal) {

        static FinishedAttemptRow fromFinished(AttemptFinished finished) {
            return new FinishedAttemptRow(
                    finished.emailId(),
                    finished.attempt(),
                    finished.record(),
                    finished.result() instanceof Refused refused ? refused.recipient() : null);
        }
    }
}
