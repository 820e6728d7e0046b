package io.latchkey.notification.delivery;

import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.delivery.MailHandover.HandoverBatch;
import io.latchkey.notification.delivery.MailSnapshot.MailDetails;
import io.latchkey.notification.delivery.MailStateMachine.TransitionResult;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes mails with all that goes with them, rows, attempts, steps and events, in one statement of the caller's
 * transaction. The parts stand with their tables; each sees the tables as they were before the statement.
 */
@Component
final class MailWriter {

    private static final String QUEUE = "WITH queued AS (" + MailTable.INSERT + "), " + MailStepTable.INSERT_OF_QUEUED
            + ", " + Outbox.APPEND_EFFECTS + " SELECT email_id, claimed FROM queued";

    private static final String SAVE = "WITH saved AS (" + MailTable.UPDATE + "), closed AS (" + MailAttemptTable.CLOSE
            + "), " + MailStepTable.INSERT_ALL + ", " + Outbox.APPEND_EFFECTS + " SELECT count(*) FROM effects";

    private final DatabaseClient database;
    private final MailStepPublisher publisher;

    MailWriter(DatabaseClient database, MailStepPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
    }

    /**
     * @param batch claims those whose turn it is
     * @return the mails that are new; of the others nothing is published
     */
    Mono<List<NewMail>> insertQueued(List<MailDetails> mails, HandoverBatch batch, Instant now) {
        List<TransitionResult> queued = mails.stream()
                .map(mail -> MailStateMachine.queueMail(mail, now))
                .toList();
        UUID taking = batch.id();
        return publisher
                .publishWithin(queued, (steps, events) -> {
                    var statement = bind(QUEUE, SqlRows.toJson(mails), now, steps, events)
                            .bind("until", batch.until());
                    return (taking == null
                                    ? statement.bindNull("taking", UUID.class)
                                    : statement.bind("taking", taking))
                            .map(RecordMapper.of(NewMail.class))
                            .all()
                            .collectList();
                })
                .doOnSuccess(inserted -> publisher.countSteps(keepInserted(queued, inserted)));
    }

    private static List<TransitionResult> keepInserted(List<TransitionResult> queued, List<NewMail> inserted) {
        Set<UUID> ids = inserted.stream().map(NewMail::emailId).collect(Collectors.toSet());
        return queued.stream()
                .filter(one -> ids.contains(one.after().details().emailId()))
                .toList();
    }

    /** The mails are locked by the caller. */
    Mono<Void> saveChanges(TransitionBatch batch, Instant now) {
        return batch.isEmpty()
                ? Mono.empty()
                : publisher
                        .publishWithin(batch.results(), (steps, events) -> bind(
                                        SAVE, MailTable.toRows(batch.changed()), now, steps, events)
                                .bind("attempts", MailAttemptTable.toRows(batch.finishedAttempts()))
                                .then())
                        .doOnSuccess(done -> publisher.countSteps(batch.results()));
    }

    private DatabaseClient.GenericExecuteSpec bind(
            String statement, String mails, Instant now, String steps, String events) {
        return database.sql(statement)
                .bind("rows", mails)
                .bind("now", now)
                .bind("steps", steps)
                .bind("events", events);
    }

    /** @param claimed by the batch that it was queued with */
    record NewMail(UUID emailId, boolean claimed) {}
}
