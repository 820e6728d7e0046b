// Over 250 lines: all of it shares what a broker of its own takes to start.
package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.notification.running.FakeGateway;
import io.latchkey.notification.running.OperationsClient;
import io.latchkey.notification.running.TopicRecords;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Dead letters, made by the consumer itself, replayed by operators over the console's API. */
class DeadLetterReplayIT {

    private static final String LETTERS = "/operations/api/v1/letters";
    private static final String GROUP = EventSource.NOTIFICATION_SERVICE.consumerGroup();
    private static final String FACTS = EventTopics.ACCOUNT_EVENTS.name();

    private final TestKafka kafka = TestKafka.ownBroker();
    private final TopicRecords topics = new TopicRecords(kafka.brokerAddress());
    private final FakeGateway keys = new FakeGateway();
    private Bench bench;
    private OperationsClient operator;

    @BeforeEach
    void start() {
        var settings = new HashMap<>(keys.settings());
        settings.put("latchkey.letters.watch", "200ms");
        bench = new Bench(settings, kafka);
        operator = signedIn();
    }

    @AfterEach
    void stop() {
        bench.close();
        keys.close();
        topics.close();
        kafka.close();
    }

    @Test
    void aThousandLettersAreReplayedWithACapAndThenTheRestByTwoOperatorsAtOnceEachOnce() throws Exception {
        List<Person> people =
                IntStream.range(0, 1000).mapToObj(each -> bench.person("ada")).toList();
        bench.awaitCount(1000, "recipient");
        breakTheHandler();
        people.forEach(person -> bench.events.passwordChanged(person.account(), Events.now()));
        bench.awaitCount(1000, "dead_letter WHERE state = 'OPEN'");
        assertThat(bench.rows.query("SELECT DISTINCT cause FROM dead_letter"))
                .singleElement()
                .asString()
                .contains("DataIntegrityViolationException: this record cannot be processed");
        mendTheHandler();
        long before = topics.records(FACTS);

        JsonNode dry = replay(Map.of("cap", 1000, "dryRun", true));
        assertThat(dry.path("verdicts").path("WILL_MAIL").asInt()).isEqualTo(1000);
        assertThat(topics.records(FACTS)).isEqualTo(before);

        JsonNode first = replay(Map.of("cap", 300, "reason", "the constraint is gone"));
        assertThat(first.path("published").asInt()).isEqualTo(300);
        assertThat(first.path("left").asInt()).isEqualTo(700);
        bench.awaitCount(300, "mail");

        var other = signedIn();
        CompletableFuture<JsonNode> one =
                CompletableFuture.supplyAsync(() -> replay(Map.of("cap", 1000, "reason", "a")));
        CompletableFuture<JsonNode> two =
                CompletableFuture.supplyAsync(() -> other.post(LETTERS + "/replay", Map.of("cap", 1000, "reason", "b"))
                        .json());
        assertThat(one.get().path("published").asInt()
                        + two.get().path("published").asInt())
                .isEqualTo(700);
        bench.awaitCount(1000, "mail WHERE state = 'DELIVERED'");
        assertThat(topics.records(FACTS)).isEqualTo(before + 1000);
        bench.awaitCount(1000, "dead_letter WHERE state = 'REPLAYED'");
        assertThat(bench.mailbox.stats().path("sendgrid").path("received").asLong())
                .isEqualTo(1000);

        // Once more, by force: what had its effect has none.
        bench.rows.update("UPDATE dead_letter SET state = 'OPEN'");
        JsonNode again = replay(Map.of("cap", 1000, "reason", "once more"));
        assertThat(again.path("verdicts").path("ALREADY_APPLIED").asInt()).isEqualTo(1000);
        assertThat(again.path("published").asInt()).isEqualTo(1000);
        topics.awaitRead(GROUP, FACTS);
        bench.awaitCount(1000, "mail");
        assertThat(bench.mailbox.stats().path("sendgrid").path("received").asLong())
                .isEqualTo(1000);
        assertThat(bench.rows.query("SELECT reason FROM operations_audit WHERE deed = 'LETTERS_REPLAYED' ORDER BY at"))
                .hasSize(4)
                .first()
                .isEqualTo("300 of 300: the constraint is gone");
    }

    @Test
    void theLetterOfADeadLinkEndsItsMailAndMailsNobody() {
        Person person = bench.person("late");
        bench.awaitCount(1, "recipient");
        breakTheHandler();
        UUID cause = UuidFactory.nextUuid();
        bench.stack.accounts().expectReset(cause);
        bench.events.reset(cause, person.account(), 1, Events.now().minus(Duration.ofMinutes(31)));
        UUID ancient =
                bench.events.passwordChanged(person.account(), Events.now().minus(Duration.ofHours(73)));
        bench.awaitCount(2, "dead_letter WHERE state = 'OPEN'");
        mendTheHandler();

        assertThat(replay(Map.of("cap", 10, "dryRun", true))
                        .path("verdicts")
                        .path("ENDS_UNSENT")
                        .asInt())
                .isEqualTo(2);
        assertThat(replay(Map.of("cap", 10, "reason", "try")).path("published").asInt())
                .isEqualTo(2);
        bench.awaitJourney(cause, "EmailQueued", "EmailExpired:link-expired");
        bench.awaitJourney(ancient, "EmailQueued", "EmailExpired:too-late");
        assertThat(bench.mails(person)).isEmpty();
    }

    @Test
    void whatNobodyCanReadComesBackOnceAndNotByItself() {
        garbage(UuidFactory.nextUuid().toString(), "{\"no\":\"event\"}");
        bench.awaitCount(1, "dead_letter WHERE state = 'OPEN'");
        JsonNode letter = letters("").path("letters").path(0);
        String path = LETTERS + "/" + place(letter);
        assertThat(operator.get(path).json().path("look").path("verdict").asString(""))
                .isEqualTo("COMES_BACK");
        assertThat(operator.get(path).body()).doesNotContain("no\\\":");

        replay(Map.of("letters", List.of(place(letter)), "reason", "see what happens"));
        bench.awaitCount(2, "dead_letter");
        topics.awaitRead(GROUP, FACTS);
        JsonNode shown = operator.get(path).json();
        assertThat(shown.path("letter").path("state").asString("")).isEqualTo("REPLAYED");
        JsonNode back = shown.path("cameBackAs");
        assertThat(back.path("state").asString("")).isEqualTo("OPEN");
        assertThat(bench.rows.query("SELECT count(*) FROM dead_letter")).containsExactly("2");

        String open = LETTERS + "/" + place(back);
        assertThat(operator.post(open + "/discard", Map.of()).problem()).isEqualTo("invalid-request");
        assertThat(operator.post(open + "/park", Map.of("reason", "ask the writer"))
                        .status())
                .isEqualTo(204);
        assertThat(replay(Map.of("cap", 10, "reason", "all")).path("chosen").asInt())
                .isZero();
        assertThat(operator.post(open + "/discard", Map.of("reason", "nobody wrote it"))
                        .status())
                .isEqualTo(204);
        assertThat(operator.post(open + "/park", Map.of("reason", "too late")).problem())
                .isEqualTo("letter-decided");
        assertThat(operator.post(open + "/reopen", Map.of("reason", "a mistake"))
                        .status())
                .isEqualTo(204);
        assertThat(deeds())
                .containsExactly(
                        "LETTER_REOPENED",
                        "LETTER_DISCARDED",
                        "LETTERS_REPLAYED",
                        "LETTER_PARKED",
                        "LETTERS_REPLAYED",
                        "SIGNED_IN");
    }

    @Test
    void profilesAreNeverPublishedAgain() {
        UUID account = UuidFactory.nextUuid();
        // Nobody can read it, so it is put aside, without its value.
        topics.sendSigned(
                EventSource.AUTH_GATEWAY,
                EventTopics.ACCOUNT_PROFILES.name(),
                account.toString(),
                "{\"broken\":true}",
                Map.of());
        bench.awaitCount(1, "dead_letter WHERE state = 'OPEN' AND bytes IS NULL");
        JsonNode report = replay(Map.of("cap", 10, "reason", "try"));
        assertThat(report.path("published").asInt()).isZero();
        assertThat(report.path("verdicts").path("REWIND_INSTEAD").asInt()).isEqualTo(1);
        assertThat(topics.records(EventTopics.ACCOUNT_PROFILES.name())).isEqualTo(1);
        String page = operator.with("Accept", "text/html")
                .get("/operations/letters/" + place(letters("").path("letters").path(0)))
                .body();
        assertThat(page).contains("--group notification-service --topic account.profiles.v1:", "--to-offset 0");
    }

    @Test
    void lettersOfOtherServicesAreSeenAndReplayedToo() {
        Person person = bench.person("ada");
        bench.awaitCount(1, "recipient");
        UUID cause = bench.events.passwordChanged(person.account(), Events.now());
        bench.awaitState(cause, "DELIVERED");
        String theirs =
                EventTopics.ACCOUNT_EVENTS.deadLetters("account-service").name();
        topics.create(theirs);
        Map<String, String> headers = new HashMap<>(topics.headers(FACTS).getFirst());
        headers.put("latchkey-dlt-cause", "X: this record cannot be processed");
        headers.put("latchkey-dlt-at", Events.now().toString());
        topics.send(theirs, person.account().toString(), topics.values(FACTS).getFirst(), headers);
        bench.awaitCount(1, "dead_letter WHERE topic = '" + theirs + "'");
        assertThat(letters("?topic=" + theirs).path("letters")).hasSize(1);
        JsonNode dry = replay(Map.of("cap", 10, "topic", theirs, "dryRun", true));
        assertThat(dry.path("verdicts").path("ALREADY_APPLIED").asInt()).isEqualTo(1);
        JsonNode done = replay(Map.of("cap", 10, "topic", theirs, "reason", "mended there"));
        assertThat(done.path("published").asInt()).isEqualTo(1);
        topics.awaitRead(GROUP, FACTS);
        assertThat(bench.mails(person)).hasSize(1);
        assertThat(topics.headers(FACTS)).hasSize(2).allSatisfy(each -> assertThat(each.keySet())
                .contains("ce_id", "ce_type")
                .noneMatch(name -> name.startsWith("latchkey-dlt-")));
    }

    @Test
    void anInterruptedReplayIsOpenAgainAfterAWhile() {
        garbage(UuidFactory.nextUuid().toString(), "x");
        bench.awaitCount(1, "dead_letter WHERE state = 'OPEN'");
        bench.rows.update("UPDATE dead_letter SET state = 'REPLAYING', changed_at = now() - interval '10 minutes'");
        bench.awaitCount(1, "dead_letter WHERE state = 'OPEN'");
    }

    private OperationsClient signedIn() {
        var anybody = new OperationsClient(bench.stack.url());
        var entry = anybody.form(
                "/operations/sign-in", Map.of("token", keys.token(UuidFactory.nextUuid(), "USER", "OPERATIONS")));
        return anybody.with("Cookie", entry.cookie());
    }

    /** From now on a mail cannot be written down, whatever the reader tries. */
    private void breakTheHandler() {
        bench.rows.update("ALTER TABLE mail ADD CONSTRAINT broken CHECK (false) NOT VALID");
    }

    private void mendTheHandler() {
        bench.rows.update("ALTER TABLE mail DROP CONSTRAINT broken");
    }

    private JsonNode replay(Map<String, ?> wish) {
        var answer = operator.post(LETTERS + "/replay", wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode letters(String query) {
        return operator.get(LETTERS + query).json();
    }

    private List<String> deeds() {
        List<String> deeds = new ArrayList<>();
        operator.get("/operations/api/v1/audit")
                .json()
                .path("entries")
                .forEach(entry -> deeds.add(entry.path("deed").asString("")));
        return deeds;
    }

    private static String place(JsonNode letter) {
        JsonNode place = letter.path("place");
        return place.path("topic").asString("") + "/" + place.path("partition").asInt() + "/"
                + place.path("offset").asLong();
    }

    private void garbage(String key, String value) {
        topics.sendSigned(
                EventSource.ACCOUNT_SERVICE, FACTS, key, value, Map.of("ce_type", "io.latchkey.PasswordChanged.v1"));
    }
}
