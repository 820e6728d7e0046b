package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.clients.NotificationServiceClient;
import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells notification-service which sessions are over, again and again until it has them: the console ends with the
 * session that it came from, whether Kafka is there or not. A repeat ends nothing twice.
 */
@Component
class ConsoleSignOutForwarder extends FixedDelayTask {
    private static final int AT_ONCE = 500;

    /** No session of the console lives this long. */
    private static final Duration LONGEST_KEPT = Duration.ofDays(1);

    private final ConsoleSignOutTable signOuts;
    private final NotificationServiceClient notifications;
    private final Clock clock;

    ConsoleSignOutForwarder(
            ConsoleSignOutTable signOuts,
            NotificationServiceClient notifications,
            Clock clock,
            @Value("${latchkey.identity.console-sign-out-every}") Duration every) {
        super("console-sign-outs", every);
        this.signOuts = signOuts;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    protected Mono<Void> runTask() {
        return Mono.defer(() -> signOuts.deleteBefore(clock.instant().minus(LONGEST_KEPT)))
                .then(signOuts.findOldest(AT_ONCE))
                .filter(ended -> !ended.isEmpty())
                .flatMap(ended -> notifications
                        .endConsoleSessions(ended)
                        .flatMap(taken -> taken ? signOuts.delete(ended) : Mono.empty()));
    }
}
