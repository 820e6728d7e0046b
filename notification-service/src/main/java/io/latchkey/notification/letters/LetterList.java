package io.latchkey.notification.letters;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.optional;
import static io.latchkey.notification.rows.Rows.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL that reads {@code dead_letter}. */
@Component
final class LetterList {

    private static final String COLUMNS = """
            SELECT topic, partition, record_offset, source_topic, read_by, source_partition, source_offset, cause,
                   event_type, event_id, subject, happened_at, bytes, died_at, state, changed_at, changed_by, reason,
                   replayed_partition, replayed_offset
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

    LetterList(DatabaseClient database) {
        this.database = database;
    }

    /** Oldest first. */
    Flux<LetterView> page(LetterQuery query, int limit) {
        LetterQuery.After after = query.after();
        return database.sql(PAGE)
                .bind("states", query.states().stream().map(LetterState::name).toArray(String[]::new))
                .bind("topic", query.topic())
                .bind("diedAt", after.diedAt())
                .bind("afterTopic", after.place().topic())
                .bind("afterPartition", after.place().partition())
                .bind("afterOffset", after.place().offset())
                .bind("limit", limit)
                .map(LetterList::view)
                .all();
    }

    Mono<LetterView> one(Place place) {
        return database.sql(ONE)
                .bind("topic", place.topic())
                .bind("partition", place.partition())
                .bind("offset", place.offset())
                .map(LetterList::view)
                .one();
    }

    Flux<LetterView> about(UUID id) {
        return database.sql(ABOUT).bind("id", id).map(LetterList::view).all();
    }

    /** The letter that a replayed one became, if its reader could not process it again. */
    Mono<LetterView> cameBack(String topic, int sourcePartition, long sourceOffset) {
        return database.sql(CAME_BACK)
                .bind("topic", topic)
                .bind("partition", sourcePartition)
                .bind("offset", sourceOffset)
                .map(LetterList::view)
                .one();
    }

    Mono<List<Depth>> depths() {
        return database.sql(DEPTHS)
                .map(row -> new Depth(
                        column(row, "topic", String.class),
                        column(row, "open", Long.class),
                        column(row, "parked", Long.class),
                        optional(row, "oldest", Instant.class)))
                .all()
                .collectList();
    }

    private static LetterView view(Readable row) {
        Integer toPartition = optional(row, "replayed_partition", Integer.class);
        Long toOffset = optional(row, "replayed_offset", Long.class);
        return new LetterView(
                new Place(
                        column(row, "topic", String.class),
                        column(row, "partition", Integer.class),
                        column(row, "record_offset", Long.class)),
                column(row, "source_topic", String.class),
                column(row, "read_by", String.class),
                optional(row, "source_partition", Integer.class),
                optional(row, "source_offset", Long.class),
                column(row, "cause", String.class),
                optional(row, "event_type", String.class),
                optional(row, "event_id", UUID.class),
                optional(row, "subject", UUID.class),
                optional(row, "happened_at", Instant.class),
                optional(row, "bytes", Integer.class),
                column(row, "died_at", Instant.class),
                word(row, "state", LetterState.class),
                column(row, "changed_at", Instant.class),
                optional(row, "changed_by", UUID.class),
                optional(row, "reason", String.class),
                toPartition == null ? null : toPartition + "/" + toOffset);
    }
}
