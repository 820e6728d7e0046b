package io.latchkey.notification.dispatch;

import static org.awaitility.Awaitility.await;

import io.latchkey.notification.running.Bench;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A dispatch with one place, which the test holds. */
class NewMailReceiverIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void whatIsNewDoesNotOvertakeAMailThatWaitsForAPlace() {
        try (var bench = new Bench(Map.of("latchkey.dispatch.batch", "1", "latchkey.dispatch.in-flight", "1"))) {
            var service = bench.stack.services().getFirst();
            NewMailReceiver receiver = service.getBean(NewMailReceiver.class);
            DueMailPoller poller = service.getBean(DueMailPoller.class);
            await().atMost(LONG).until(() -> receiver.reservePlaces(1));

            UUID waiting = bench.reset(bench.person("waiting"));
            bench.awaitCount(1, "mail WHERE state = 'QUEUED' AND taken_by IS NULL");
            // It is the poller that gets the next place.
            await().atMost(LONG).until(() -> !poller.isCaughtUp());

            receiver.releasePlaces(1);
            await().atMost(LONG).until(() -> bench.journeys.of(waiting).contains("EmailAccepted"));
        }
    }
}
