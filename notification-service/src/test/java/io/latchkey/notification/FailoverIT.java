package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two channels, of which the first is down, busy, locked or hangs up; doubts last 2 seconds here. */
class FailoverIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofSeconds(4);
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.ofEntries(
                Map.entry("latchkey.channels.order", "sendgrid,smtp"),
                Map.entry("latchkey.channels.first-open", "2s"),
                Map.entry("latchkey.channels.last-open", "3s"),
                Map.entry("latchkey.channels.longest-rest", REST.toMillis() + "ms"),
                Map.entry("latchkey.mail.doubt", "2s"),
                Map.entry("latchkey.dispatch.first-retry", "300ms"),
                Map.entry("latchkey.dispatch.last-retry", "1s"),
                Map.entry("latchkey.sendgrid.answer-timeout", "2s")));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    /** The next trial begins with the preferred channel in use again. */
    @AfterEach
    void backAgain() {
        bench.mailbox.calm();
        await().atMost(LONG).until(() -> {
            UUID cause = bench.reset(bench.person("probe"));
            await().atMost(LONG).until(() -> bench.journeys.of(cause).contains("EmailAccepted"));
            return provider(cause) == MailProvider.SENDGRID;
        });
    }

    @Test
    void withTheFirstChannelDownEveryMailGoesOnceByTheSecond() {
        bench.mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":503}}");
        List<Person> people = people("down", 20);
        List<UUID> causes = people.stream().map(bench::reset).toList();

        causes.forEach(cause -> {
            bench.awaitJourney(cause, "EmailQueued", "EmailAccepted");
            assertThat(provider(cause)).isEqualTo(MailProvider.SMTP);
        });
        people.forEach(person -> {
            assertThat(taken(person)).singleElement().satisfies(mail -> assertThat(via(mail))
                    .isEqualTo("smtp"));
            Bench.assertOneMail(bench.mails(person));
        });
    }

    @Test
    void aKeyThatIsRefusedIsTheChannelsFaultAndNoMailsEnd() {
        bench.mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":401}}");
        Person person = bench.person("locked");
        UUID cause = bench.reset(person);

        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted");
        assertThat(provider(cause)).isEqualTo(MailProvider.SMTP);
        assertThat(outcomes(cause)).containsExactly("channel-ours", "accepted");
    }

    @Test
    void aMailThatIsRefusedIsOfferedToNobodyElse() {
        bench.assertEndsRefused("refused");
    }

    @Test
    void aChannelThatAsksForRestGetsItAndMailsDoNotWait() {
        bench.mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":429,\"retryAfter\":60}}");
        Person first = bench.person("busy");
        bench.awaitJourney(bench.reset(first), "EmailQueued", "EmailAccepted");
        bench.mailbox.calm();
        List<Person> others = people("busy", 5);
        others.forEach(person -> {
            UUID cause = bench.reset(person);
            await().atMost(LONG).until(() -> bench.journeys.of(cause).contains("EmailAccepted"));
        });

        Instant asked = received(bench.mails(first).getLast());
        assertThat(others.stream().flatMap(person -> bench.mails(person).stream()))
                .filteredOn(mail -> via(mail).equals("sendgrid"))
                .allSatisfy(mail ->
                        assertThat(Duration.between(asked, received(mail))).isGreaterThanOrEqualTo(REST));
    }

    @Test
    void afterALostAnswerTheRepeatTakesTheOtherChannelOnceTheFirstIsGivenUp() {
        bench.mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"hangUp\":true},\"webhook\":{\"paused\":true}}");
        List<Person> people = people("lost", 6);
        List<UUID> causes = people.stream().map(bench::reset).toList();

        causes.forEach(cause ->
                await().atMost(LONG).until(() -> bench.journeys.of(cause).contains("EmailAccepted")));
        people.forEach(person -> Bench.assertOneMail(bench.mails(person)));
        people.forEach(person -> assertThat(taken(person)).hasSize(1));
        // How often the first channel is tried before it is given up is its breaker's affair.
        assertThat(causes)
                .allSatisfy(
                        cause -> assertThat(String.join(" ", outcomes(cause))).matches("(in-doubt )*accepted"))
                .anySatisfy(cause -> assertThat(outcomes(cause)).hasSizeGreaterThan(1));
    }

    @Test
    void withBothChannelsDownMailsWaitAndGoWhenOneIsBack() {
        bench.mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":503},\"smtp\":{\"share\":1.0,\"status\":451}}");
        Person person = bench.person("both");
        UUID cause = bench.reset(person);
        await().atMost(LONG).until(() -> bench.mails(person).stream()
                .anyMatch(mail -> via(mail).equals("smtp")));
        assertThat(bench.journeys.of(cause)).doesNotContain("EmailAccepted");
        bench.mailbox.behave("{\"smtp\":{\"share\":0.0}}");

        await().atMost(LONG).until(() -> bench.journeys.of(cause).contains("EmailAccepted"));
        Bench.assertOneMail(bench.mails(person));
        assertThat(taken(person)).hasSize(1);
    }

    private static List<Person> people(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> bench.person(name)).toList();
    }

    private static @Nullable MailProvider provider(UUID cause) {
        return bench.journeys.steps(cause).get(1).step().provider();
    }

    private static List<String> outcomes(UUID cause) {
        return bench.rows.query(
                "SELECT outcome FROM mail_attempt WHERE email_id = '" + bench.emailId(cause) + "' ORDER BY attempt");
    }

    private static List<JsonNode> taken(Person person) {
        return bench.mails(person).stream()
                .filter(mail -> List.of(202, 250).contains(mail.path("answered").asInt()))
                .toList();
    }

    private static String via(JsonNode mail) {
        return mail.path("via").asString();
    }

    private static Instant received(JsonNode mail) {
        return Instant.parse(mail.path("receivedAt").asString());
    }
}
