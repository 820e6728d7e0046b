package io.latchkey.trial;

import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.InboundRecord;
import io.latchkey.messaging.consume.TopicSubscription;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A handler whose effect is a row for each event; of poisoned accounts it fails for good. */
final class Effects {

    /** Its message must not reach a dead letter. */
    static final String CONTENT = "quotes ada@example.org";

    private static final String INSERT = "INSERT INTO effect (event_id, account_id) VALUES (:event, :account)";
    private final Set<UUID> poisoned = ConcurrentHashMap.newKeySet();

    void poison(UUID account) {
        poisoned.add(account);
    }

    void cure(UUID account) {
        poisoned.remove(account);
    }

    Reads of(TopicSubscription subscription) {
        return database -> new EventHandler() {
            @Override
            public TopicSubscription subscription() {
                return subscription;
            }

            @Override
            public Mono<Void> handle(List<InboundRecord> batch) {
                return Flux.fromIterable(batch)
                        .concatMap(received -> switch (received) {
                            case InboundRecord.EventRecord event ->
                                insert(
                                        database,
                                        event.envelope().id(),
                                        event.envelope().recordKey());
                            case InboundRecord.Tombstone tombstone ->
                                insert(database, tombstone.key(), tombstone.key());
                        })
                        .then();
            }
        };
    }

    private Mono<Void> insert(DatabaseClient database, UUID event, UUID account) {
        Mono<Void> row = database.sql(INSERT)
                .bind("event", event)
                .bind("account", account)
                .then();
        return poisoned.contains(account) ? row.then(Mono.error(new IllegalArgumentException(CONTENT))) : row;
    }
}
