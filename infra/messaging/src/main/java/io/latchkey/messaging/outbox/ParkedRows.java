package io.latchkey.messaging.outbox;

import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The parked events of this service's outbox, for operators. */
@Component
public class ParkedRows {

    private final OutboxTable table;

    ParkedRows(ConnectionFactory connections) {
        this.table = new OutboxTable(DatabaseClient.create(connections));
    }

    /** Oldest first. */
    public Mono<List<ParkedRow>> oldest(int limit) {
        return table.parked(limit).collectList();
    }

    /** Sends it once more; false when there is no such row or it is not parked. Joins the caller's transaction. */
    public Mono<Boolean> release(long id) {
        return table.release(id);
    }
}
