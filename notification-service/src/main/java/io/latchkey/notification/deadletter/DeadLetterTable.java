package io.latchkey.notification.deadletter;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.notification.deadletter.DeadLetterView.DeadLetterState;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL that writes {@code dead_letter} and {@code dead_letter_read}; {@link DeadLetterQueries} only reads. */
@Component
final class DeadLetterTable {

    private static final String INSERT = """
            INSERT INTO dead_letter (topic, partition, record_offset, source_topic, read_by, source_partition,
                                     source_offset, cause, event_type, event_id, subject, happened_at, bytes, died_at,
                                     state, changed_at)
            SELECT topic, partition, record_offset, source_topic, read_by, source_partition, source_offset, cause,
                   event_type, event_id, subject, happened_at, bytes, died_at, 'OPEN', :now
              FROM json_to_recordset(CAST(:rows AS json)) AS new (
                   topic text, partition int, record_offset bigint, source_topic text, read_by text,
                   source_partition int, source_offset bigint, cause text, event_type text, event_id uuid,
                   subject uuid, happened_at timestamptz, bytes int, died_at timestamptz)
            ON CONFLICT DO NOTHING
            """;

    private static final String READ = "SELECT topic, partition, next_offset FROM dead_letter_read";

    private static final String MOVE = """
            INSERT INTO dead_letter_read AS known (topic, partition, next_offset)
            SELECT topic, partition, next_offset
              FROM json_to_recordset(CAST(:rows AS json)) AS new (topic text, partition int, next_offset bigint)
             ORDER BY topic, partition
            ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset
             WHERE known.next_offset < excluded.next_offset
            """;

    private static final String LAPSE = """
            UPDATE dead_letter SET state = 'GONE', changed_at = :now
              FROM json_to_recordset(CAST(:rows AS json)) AS first (topic text, partition int, next_offset bigint)
             WHERE dead_letter.topic = first.topic AND dead_letter.partition = first.partition
               AND record_offset < first.next_offset AND state IN ('OPEN', 'REPLAYING', 'PARKED')
            """;

    // Before anything is published: of two operators at once the second finds nothing to claim.
    private static final String CLAIM = """
            UPDATE dead_letter SET state = 'REPLAYING', changed_at = :now, changed_by = :by, reason = :reason
              FROM json_to_recordset(CAST(:rows AS json)) AS chosen (topic text, partition int, "offset" bigint)
             WHERE dead_letter.topic = chosen.topic AND dead_letter.partition = chosen.partition
               AND record_offset = chosen."offset"
               AND state = 'OPEN'
            RETURNING dead_letter.topic, dead_letter.partition, record_offset AS "offset"
            """;

    // The process that claimed it died: it may have been published, and its readers deduplicate.
    private static final String ABANDONED = """
            UPDATE dead_letter SET state = 'OPEN', changed_at = :now WHERE state = 'REPLAYING' AND changed_at < :since
            """;

    private static final String REPLAYED = """
            UPDATE dead_letter SET state = 'REPLAYED', changed_at = :now, replayed_partition = landed.to_partition,
                   replayed_offset = landed.to_offset
              FROM json_to_recordset(CAST(:rows AS json)) AS landed (
                   topic text, partition int, record_offset bigint, to_partition int, to_offset bigint)
             WHERE dead_letter.topic = landed.topic AND dead_letter.partition = landed.partition
               AND dead_letter.record_offset = landed.record_offset AND state = 'REPLAYING'
            """;

    private static final String DECIDE = """
            UPDATE dead_letter SET state = :state, changed_at = :now, changed_by = :by, reason = :reason
             WHERE topic = :topic AND partition = :partition AND record_offset = :offset AND state = ANY(:from)
            """;

    private static final String GIVE_BACK = """
            UPDATE dead_letter SET state = :state, changed_at = :now
              FROM json_to_recordset(CAST(:rows AS json)) AS chosen (topic text, partition int, "offset" bigint)
             WHERE dead_letter.topic = chosen.topic AND dead_letter.partition = chosen.partition
               AND record_offset = chosen."offset" AND state = 'REPLAYING'
            """;

    private final DatabaseClient database;

    DeadLetterTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(List<NewRow> rows, Instant now) {
        return SqlRows.updateRows(database, INSERT, rows, now);
    }

    Mono<Map<TopicPartition, Long>> readOffsets() {
        return database.sql(READ)
                .map(row -> Map.entry(
                        new TopicPartition(
                                requireColumn(row, "topic", String.class),
                                requireColumn(row, "partition", Integer.class)),
                        requireColumn(row, "next_offset", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Void> saveOffsets(Map<TopicPartition, Long> next) {
        return database.sql(MOVE)
                .bind("rows", SqlRows.toJson(toOffsetRows(next)))
                .then();
    }

    Mono<Void> markGone(Map<TopicPartition, Long> first, Instant now) {
        return SqlRows.updateRows(database, LAPSE, toOffsetRows(first), now);
    }

    Mono<Void> reopenAbandoned(Instant since, Instant now) {
        return database.sql(ABANDONED).bind("since", since).bind("now", now).then();
    }

    Flux<RecordPosition> claimOpen(List<RecordPosition> chosen, Decision claim) {
        return database.sql(CLAIM)
                .bind("rows", SqlRows.toJson(chosen))
                .bind("now", claim.now())
                .bind("by", claim.by())
                .bind("reason", claim.reason())
                .map(RecordMapper.of(RecordPosition.class))
                .all();
    }

    Mono<Void> markReplayed(List<ReplayedRecord> landed, Instant now) {
        return SqlRows.updateRows(database, REPLAYED, landed, now);
    }

    Mono<Void> releaseClaims(List<RecordPosition> positions, DeadLetterState state, Instant now) {
        return positions.isEmpty()
                ? Mono.empty()
                : database.sql(GIVE_BACK)
                        .bind("rows", SqlRows.toJson(positions))
                        .bind("state", state.name())
                        .bind("now", now)
                        .then();
    }

    /** False when the dead letter is in none of these states. */
    Mono<Boolean> updateState(
            RecordPosition position, DeadLetterState to, Collection<DeadLetterState> from, Decision claim) {
        return database.sql(DECIDE)
                .bind("state", to.name())
                .bind("now", claim.now())
                .bind("by", claim.by())
                .bind("reason", claim.reason())
                .bind("topic", position.topic())
                .bind("partition", position.partition())
                .bind("offset", position.offset())
                .bind("from", from.stream().map(DeadLetterState::name).toArray(String[]::new))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static List<OffsetRow> toOffsetRows(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .map(one -> new OffsetRow(one.getKey().topic(), one.getKey().partition(), one.getValue()))
                .toList();
    }

    /** Who decides, why and when. */
    record Decision(UUID by, String reason, Instant now) {}

    /** The position of a replayed dead letter on its source topic. */
    record ReplayedRecord(String topic, int partition, long recordOffset, int toPartition, long toOffset) {}

    /** A dead letter's columns. */
    record NewRow(
            String topic,
            int partition,
            long recordOffset,
            String sourceTopic,
            String readBy,
            @Nullable Integer sourcePartition,
            @Nullable Long sourceOffset,
            String cause,
            @Nullable String eventType,
            @Nullable UUID eventId,
            @Nullable UUID subject,
            @Nullable Instant happenedAt,
            @Nullable Integer bytes,
            Instant diedAt) {}

    private record OffsetRow(String topic, int partition, long nextOffset) {}
}
