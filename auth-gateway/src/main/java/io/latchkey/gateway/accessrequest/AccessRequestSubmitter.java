package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.SecurityEvent.AccessRequested;
import io.latchkey.contracts.internal.OriginDigests;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes requests for an account from anybody. Whether the address has an account, or a request that waits, is never
 * asked; who finds no room is told so, and executives how many did not.
 */
@Component
final class AccessRequestSubmitter {
    /** When it is worth to try again: people decide, so not in seconds. */
    static final Duration ROOM_AGAIN = Duration.ofHours(1);

    private final AccessRequestTable requests;
    private final RefusedRequestTable refused;
    private final AccessRequestSettings settings;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccessRequestSubmitter(
            AccessRequestTable requests,
            RefusedRequestTable refused,
            AccessRequestSettings settings,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.requests = requests;
        this.refused = refused;
        this.settings = settings;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The request as it came, read; fails with 400, naming everything that is wrong with it. */
    AccessRequest read(NewAccessRequest typed, PageLanguages languages) {
        return typed.toAccessRequest(UuidFactory.nextUuid(), clock.instant(), languages);
    }

    /** Puts it among those that wait; false where there is no room, and it was only counted. */
    Mono<Boolean> submit(AccessRequest request, AttemptOrigin origin) {
        Instant oldest = settings.oldestAt(request.requestedAt());
        return transaction.transactional(lockNetwork(origin)
                .then(Mono.defer(() -> requests.put(
                        request, listNetworks(origin), oldest, settings.limitsFor(origin.networkLimited()))))
                .singleOptional()
                .flatMap(put -> put.map(replaced -> announce(request, replaced).thenReturn(true))
                        .orElseGet(() -> refused.countOne(request.requestedAt()).thenReturn(false))));
    }

    private static List<String> listNetworks(AttemptOrigin origin) {
        return Stream.concat(
                        Stream.of(origin.networkDigest()),
                        origin.earlier().stream().map(OriginDigests::networkDigest))
                .toList();
    }

    private Mono<Void> lockNetwork(AttemptOrigin origin) {
        return origin.networkLimited() ? requests.lockNetwork(origin.networkDigest()) : Mono.empty();
    }

    /** One that takes the place of another is no news to executives. */
    private Mono<Void> announce(AccessRequest request, boolean replaced) {
        return replaced ? Mono.empty() : outbox.append(new AccessRequested(request.id(), request.requestedAt()));
    }
}
