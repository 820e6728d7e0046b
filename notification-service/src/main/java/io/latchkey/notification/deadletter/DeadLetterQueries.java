package io.latchkey.notification.deadletter;

import io.latchkey.notification.deadletter.DeadLetterView.DeadLetterState;
import io.latchkey.platform.sql.RecordMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All SQL that reads {@code dead_letter}; {@link DeadLetterTable} has what writes it. */
@Component
public final class DeadLetterQueries {

    private static final String COLUMNS = """
            SELECT topic, partition, record_offset AS "offset", source_topic, read_by AS "group", source_partition,
                   source_offset, cause, event_type, event_id, subject, happened_at, bytes, died_at, state, changed_at,
                   changed_by, reason, replayed_partition || '/' || replayed_offset AS replayed_to
              FROM dead_letter
            """;

    private static final String PAGE = COLUMNS + """
             WHERE state = ANY(:states) AND (:topic = '' OR topic = :topic)
               AND (died_at, topic, partition, record_offset) > (:diedAt, :afterTopic, :afterPartition, :afterOffset)
             ORDER BY died_at, topic, partition, record_offset LIMIT :limit
            """;

    private static final String ONE =
            COLUMNS + " WHERE topic = :topic AND partition = :partition AND record_offset = :offset";

    private static final String ABOUT = COLUMNS + """
             WHERE subject = :id OR event_id = :id ORDER BY died_at DESC LIMIT 50
            """;

    private static final String CAME_BACK = COLUMNS + """
             WHERE topic = :topic AND source_partition = :partition AND source_offset = :offset LIMIT 1
            """;

    private static final String DEPTHS = """
            SELECT topic, count(*) FILTER (WHERE state <> 'PARKED') AS open, count(*) FILTER (WHERE state = 'PARKED')
                   AS parked, min(died_at) FILTER (WHERE state <> 'PARKED') AS oldest
              FROM dead_letter WHERE state IN ('OPEN', 'REPLAYING', 'PARKED') GROUP BY topic ORDER BY topic
            """;

    private final DatabaseClient database;

    DeadLetterQueries(DatabaseClient database) {
        this.database = database;
    }

    /** Oldest first. */
    public Mono<List<DeadLetterView>> findPage(DeadLetterFilter filter, int limit) {
        DeadLetterFilter.Cursor after = filter.after();
        return database.sql(PAGE)
                .bind(
                        "states",
                        filter.states().stream().map(DeadLetterState::name).toArray(String[]::new))
                .bind("topic", filter.topic())
                .bind("diedAt", after.diedAt())
                .bind("afterTopic", after.position().topic())
                .bind("afterPartition", after.position().partition())
                .bind("afterOffset", after.position().offset())
                .bind("limit", limit)
                .map(RecordMapper.of(DeadLetterView.class))
                .all()
                .collectList();
    }

    public Mono<DeadLetterView> findByPosition(RecordPosition position) {
        return database.sql(ONE)
                .bind("topic", position.topic())
                .bind("partition", position.partition())
                .bind("offset", position.offset())
                .map(RecordMapper.of(DeadLetterView.class))
                .one();
    }

    /** Dead letters whose subject is this account, or which are this event; newest first. */
    public Mono<List<DeadLetterView>> findAbout(UUID id) {
        return database.sql(ABOUT)
                .bind("id", id)
                .map(RecordMapper.of(DeadLetterView.class))
                .all()
                .collectList();
    }

    /** The dead letter that a replayed one became, if its reader could not process it again. */
    public Mono<DeadLetterView> findReturned(DeadLetterView replayed) {
        String to = replayed.replayedTo();
        if (to == null) {
            return Mono.empty();
        }
        String[] at = to.split("/", 2);
        return database.sql(CAME_BACK)
                .bind("topic", replayed.place().topic())
                .bind("partition", Integer.valueOf(at[0]))
                .bind("offset", Long.valueOf(at[1]))
                .map(RecordMapper.of(DeadLetterView.class))
                .one();
    }

    /** The topics with dead letters that wait for a decision or are parked. */
    public Mono<List<DeadLetterCount>> countByTopic() {
        return database.sql(DEPTHS)
                .map(RecordMapper.of(DeadLetterCount.class))
                .all()
                .collectList();
    }

    /** How many records of a dead-letter topic wait for a decision, and since when. */
    public record DeadLetterCount(
            String topic, long open, long parked, @Nullable Instant oldest) {}
}
