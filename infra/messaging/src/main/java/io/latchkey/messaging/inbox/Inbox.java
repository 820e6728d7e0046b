package io.latchkey.messaging.inbox;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells which events are new, and remembers them in the transaction of their effect. */
@Component
public class Inbox {

    private final InboxTable table;

    Inbox(InboxTable table) {
        this.table = table;
    }

    /** Those of the batch that were never seen; they are seen once the caller's transaction commits. */
    public Mono<Set<UUID>> insertNew(Collection<InboxEntry> batch) {
        return batch.isEmpty() ? Mono.just(Set.of()) : table.insertNew(batch);
    }

    /** Those of the events that had their effect; nothing is changed. */
    public Mono<Set<UUID>> findSeen(Collection<UUID> eventIds) {
        return eventIds.isEmpty() ? Mono.just(Set.of()) : table.findSeen(eventIds);
    }
}
