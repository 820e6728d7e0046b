package io.latchkey.messaging.consume;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What a service does with the events of a topic; declared as a bean. Called inside one R2DBC transaction for the batch,
 * in the order of the partition; a failure rolls everything back. Must bear the same batch again after a rollback. Events
 * of types that do not concern it are to be passed over.
 */
public interface EventHandler {

    TopicSubscription subscription();

    Mono<Void> handle(List<InboundRecord> batch);
}
