package io.latchkey.messaging.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The parked events of this service's outbox, for operators. */
@Component
public class OutboxOperations {

    private final OutboxTable table;

    OutboxOperations(OutboxTable table) {
        this.table = table;
    }

    /** Oldest first. */
    public Mono<List<ParkedRow>> findOldest(int limit) {
        return table.findParked(limit).collectList();
    }

    /** Sends it once more; false when there is no such row or it is not parked. Joins the caller's transaction. */
    public Mono<Boolean> releaseById(long id) {
        return table.releaseById(id);
    }

    /**
     * An event that the broker refused for good; later ones of its key wait behind it.
     *
     * @param key the record key, an id
     * @param reason a class and our own words
     */
    public record ParkedRow(
            long id,
            String topic,
            String key,
            Instant createdAt,
            Instant parkedAt,
            @Nullable String reason) {}
}
