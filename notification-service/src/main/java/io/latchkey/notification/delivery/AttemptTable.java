package io.latchkey.notification.delivery;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.word;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.SuppressionReason;
import io.latchkey.notification.delivery.Happening.Answer.Refused;
import io.latchkey.notification.delivery.Happening.Answered;
import io.latchkey.notification.rows.Rows;
import io.latchkey.notification.suppression.Evidence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** All SQL of {@code mail_attempt}. */
final class AttemptTable {

    private static final String OPEN = """
            INSERT INTO mail_attempt (email_id, attempt, provider, began_at, profile_version)
            SELECT email_id, attempt, provider, :now, profile_version
              FROM json_to_recordset(CAST(:rows AS json)) AS begun (
                   email_id uuid, attempt int, provider text, profile_version bigint)
            """;

    private static final String CLOSE = """
            UPDATE mail_attempt SET ended_at = :now, outcome = answer.outcome, provider_status = answer.status,
                   provider_message_id = answer.message_id, provider_words = answer.words, refusal = answer.refusal
              FROM json_to_recordset(CAST(:rows AS json)) AS answer (
                   email_id uuid, attempt int, outcome text, status int, message_id text, words text, refusal text)
             WHERE mail_attempt.email_id = answer.email_id AND mail_attempt.attempt = answer.attempt
            """;

    private static final String EVIDENCE = """
            SELECT verdict.account_id, verdict.email_id, verdict.reason, began_at,
                   COALESCE(profile_version, 0) AS profile_version
              FROM json_to_recordset(CAST(:rows AS json)) AS verdict (
                   email_id uuid, account_id uuid, attempt int, reason text)
              JOIN mail_attempt USING (email_id, attempt)
            """;

    private static final String FORGET = """
            UPDATE mail_attempt SET provider_words = NULL, provider_message_id = NULL
             WHERE email_id IN (SELECT email_id FROM mail WHERE account_id = ANY(:accounts))
               AND (provider_words IS NOT NULL OR provider_message_id IS NOT NULL)
            """;

    private final DatabaseClient database;

    AttemptTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> open(List<Begun> begun, Instant now) {
        return begun.isEmpty()
                ? Mono.empty()
                : database.sql(OPEN)
                        .bind("rows", Rows.json(begun))
                        .bind("now", now)
                        .then();
    }

    Mono<Void> close(List<Answered> answers, Instant now) {
        List<AnswerRow> rows = answers.stream().map(AnswerRow::of).toList();
        return rows.isEmpty()
                ? Mono.empty()
                : database.sql(CLOSE)
                        .bind("rows", Rows.json(rows))
                        .bind("now", now)
                        .then();
    }

    /** Verdicts with what their attempts' rows know: when, and to whose address of which profile. */
    Mono<List<Evidence>> evidence(List<Verdict> verdicts) {
        return database.sql(EVIDENCE)
                .bind("rows", Rows.json(verdicts))
                .map(row -> new Evidence(
                        column(row, "account_id", UUID.class),
                        column(row, "email_id", UUID.class),
                        word(row, "reason", SuppressionReason.class),
                        column(row, "profile_version", Long.class),
                        column(row, "began_at", Instant.class)))
                .all()
                .collectList();
    }

    Mono<Void> forget(Collection<UUID> accounts) {
        return database.sql(FORGET)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .then();
    }

    private record AnswerRow(
            UUID emailId,
            int attempt,
            String outcome,
            @Nullable Integer status,
            @Nullable String messageId,
            @Nullable String words,
            @Nullable EmailReason refusal) {

        static AnswerRow of(Answered answered) {
            var receipt = answered.receipt();
            return new AnswerRow(
                    answered.emailId(),
                    answered.attempt(),
                    receipt.outcome(),
                    receipt.status(),
                    receipt.messageId(),
                    receipt.words(),
                    answered.answer() instanceof Refused refused ? refused.recipient() : null);
        }
    }
}
