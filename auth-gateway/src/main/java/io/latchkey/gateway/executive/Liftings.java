package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.NotificationService;
import io.latchkey.gateway.web.Problem;
import io.latchkey.gateway.web.Problems;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An executive lets an account be sent mail again whose address was suppressed. */
@Component
final class Liftings {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Directory directory;
    private final NotificationService notifications;

    Liftings(Directory directory, NotificationService notifications) {
        this.directory = directory;
        this.notifications = notifications;
    }

    /** Complete once the wish is kept, also where nothing is suppressed; 404 where there is no such account. */
    Mono<Void> lift(UUID accountId, Executive by) {
        return directory
                .byId(accountId)
                .switchIfEmpty(Mono.error(Problems.NOT_FOUND::asException))
                .flatMap(account -> notifications.lift(accountId, by.accountId()))
                .flatMap(kept -> kept
                        ? Mono.empty()
                        : Mono.error(Problem.unavailable(SOON).asException()));
    }
}
