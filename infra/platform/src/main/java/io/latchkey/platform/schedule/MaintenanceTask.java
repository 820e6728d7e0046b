package io.latchkey.platform.schedule;

import reactor.core.publisher.Mono;

/** Work to be done again and again; one transaction each time, and harmless on two replicas at once. */
public interface MaintenanceTask {

    Mono<Void> runTask();
}
