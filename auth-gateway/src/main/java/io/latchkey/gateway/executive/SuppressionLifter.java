package io.latchkey.gateway.executive;

import io.latchkey.gateway.clients.NotificationServiceClient;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.web.CommonProblems;
import io.latchkey.gateway.web.Problem;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An executive lets an account be sent mail again whose address was suppressed. */
@Component
final class SuppressionLifter {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final AccountDirectory directory;
    private final NotificationServiceClient notifications;

    SuppressionLifter(AccountDirectory directory, NotificationServiceClient notifications) {
        this.directory = directory;
        this.notifications = notifications;
    }

    /** Complete once the wish is kept, also where nothing is suppressed; 404 where there is no such account. */
    Mono<Void> lift(UUID accountId, ExecutiveAccessFilter.ExecutivePrincipal by) {
        return directory
                .findById(accountId)
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .flatMap(account -> notifications.requestSuppressionRemoval(accountId, by.accountId()))
                .flatMap(kept -> kept
                        ? Mono.empty()
                        : Mono.error(Problem.unavailable(SOON).toException()));
    }
}
