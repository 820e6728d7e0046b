package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.accessrequest.AccessRequestService.AccessRequestPage;
import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The requests that wait: what has expired is not among them, and is deleted, a batch at a time, on every replica. */
@Component
class OpenRequests extends FixedDelayTask {
    private static final int BATCH = 500;

    private final AccessRequestTable requests;
    private final RefusedRequestTable refused;
    private final AccessRequestSettings settings;
    private final Clock clock;

    OpenRequests(
            AccessRequestTable requests, RefusedRequestTable refused, AccessRequestSettings settings, Clock clock) {
        super("access-request-purge", settings.purgeEvery());
        this.requests = requests;
        this.refused = refused;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<AccessRequestPage> findPage(@Nullable AccessRequestCursor after, int limit, Instant now) {
        Instant oldest = settings.oldestAt(now);
        return requests.findPage(after, oldest, limit + 1)
                .zipWith(refused.sumSince(oldest))
                .map(found -> AccessRequestPage.of(found.getT1(), limit, found.getT2()));
    }

    /** Two executives decide about one request one after the other. */
    Mono<AccessRequest> lockById(UUID id, Instant now) {
        return requests.lockById(id, settings.oldestAt(now));
    }

    Mono<Void> delete(UUID id) {
        return requests.delete(id);
    }

    Mono<Void> deleteByAddress(EmailAddress address) {
        return requests.deleteByAddress(address);
    }

    @Override
    protected Mono<Long> runTask() {
        return Mono.defer(() -> {
            Instant oldest = settings.oldestAt(clock.instant());
            return deleteExpired(oldest).then(refused.deleteBefore(oldest));
        });
    }

    /** Batch after batch, each a transaction of its own, until one is not full. */
    private Mono<Long> deleteExpired(Instant oldest) {
        return requests.deleteExpired(oldest, BATCH)
                .flatMap(deleted -> deleted < BATCH ? Mono.just(deleted) : deleteExpired(oldest));
    }
}
