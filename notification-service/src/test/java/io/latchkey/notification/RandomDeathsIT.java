package io.latchkey.notification;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.stack.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two replicas share the mails of a few accounts, and one of them dies again and again at whatever it is doing. */
class RandomDeathsIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int DEATHS = 3;
    private static final int ACCOUNTS = 8;
    /** What a replica has in its hands at most: so many copies may come of a death. */
    private static final int IN_FLIGHT = 8;

    private final Bench bench = new Bench(Map.of(
            "latchkey.mail.doubt", "2s",
            "latchkey.messaging.consume.session-timeout", "6s",
            "latchkey.dispatch.batch", "4",
            "latchkey.dispatch.in-flight", Integer.toString(IN_FLIGHT),
            "latchkey.dispatch.lease", "4s",
            "latchkey.dispatch.send-limit", "2s",
            "latchkey.dispatch.last-wait", "1s",
            "latchkey.sendgrid.answer-timeout", "2s"));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        bench.close();
    }

    @Test
    void everyMailEndsInOrderWithFewCopiesThatAreTheSame(@TempDir Path logs) throws Exception {
        List<Person> people =
                Stream.generate(() -> bench.person("random")).limit(ACCOUNTS).toList();
        // Slow enough that a mail is mostly somewhere on its way when death comes.
        bench.mailbox.behave("{\"sendgrid\":{\"delayMs\":40},\"webhook\":{\"delayMs\":60,\"copies\":2}}");
        var over = new AtomicBoolean();
        // Not on the common pool: a process that is killed is waited for there.
        Future<List<UUID>> asking = threads.submit(() -> askUntil(over, people));
        for (int death = 0; death < DEATHS; death++) {
            dieAtRandom(logs.resolve("replica-" + death + ".log"), new Random(death));
        }
        over.set(true);
        List<UUID> causes = asking.get();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(causes).allSatisfy(cause -> assertThat(bench.journeys.of(cause))
                        .containsExactly("EmailQueued", "EmailAccepted", "EmailDelivered")));
        people.forEach(this::assertCopiesAreTheSame);
        int copies =
                people.stream().mapToInt(person -> bench.mails(person).size()).sum();
        assertThat(copies - causes.size())
                .as("extra copies of %s mails after %s deaths", causes.size(), DEATHS)
                .isBetween(0, DEATHS * IN_FLIGHT);
    }

    private List<UUID> askUntil(AtomicBoolean over, List<Person> people) {
        List<UUID> causes = new ArrayList<>();
        for (int i = 0; !over.get(); i++) {
            causes.add(bench.reset(people.get(i % people.size())));
            pass(40);
        }
        return causes;
    }

    private void dieAtRandom(Path log, Random random) {
        ChildProcess replica = bench.stack.process(log);
        try {
            await().atMost(LONG)
                    .until(() -> Files.exists(log) && Files.readString(log).contains("Started Notification"));
            pass(random.nextInt(2_000));
        } finally {
            replica.kill();
        }
    }

    private void assertCopiesAreTheSame(Person person) {
        Map<String, List<JsonNode>> byMail = bench.mails(person).stream()
                .collect(groupingBy(
                        mail -> mail.at("/customArgs/latchkey_email_id").asString()));
        byMail.values().forEach(copies -> {
            assertThat(copies.stream()
                            .map(mail -> mail.path("headers").path("Message-ID"))
                            .distinct())
                    .hasSize(1);
            assertThat(copies.stream().map(mail -> mail.path("links")).distinct())
                    .hasSize(1);
        });
    }

    private static void pass(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }
}
