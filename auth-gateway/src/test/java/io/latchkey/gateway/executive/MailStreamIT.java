// Over 250 lines: all of it shares two replicas, started once.
package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.EventStream;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The journey of mails as a stream of events: what comes, when it ends, and how many there may be. */
class MailStreamIT {
    private static final int MOST = 6;
    private static final Duration LONG = Duration.ofSeconds(20);

    private static Gateway gateway;
    private static Gateway other;

    private final String reader = People.address();
    private People people;
    private UUID account;
    private volatile String mails = "{\"emails\":[]}";

    @BeforeAll
    static void start() {
        Map<String, String> quick = Map.of(
                "latchkey.stream.most", Integer.toString(MOST),
                "latchkey.stream.every", "50ms",
                "latchkey.stream.keep-alive", "200ms",
                "latchkey.stream.check", "200ms");
        gateway = Gateway.with(quick);
        other = gateway.replica(quick);
    }

    @AfterAll
    static void stop() {
        other.close();
        gateway.close();
    }

    @BeforeEach
    void somebody() {
        people = new People(gateway);
        account = people.create(People.address(), "Ana");
    }

    @Test
    void thePresentStateComesFirstAndThenEachChangeOnEveryReplica() {
        told(mail(2, "QUEUED"), mail(1, "DELIVERED"));
        try (EventStream here = open(gateway, people.executive());
                EventStream there = open(other, people.executive())) {
            for (EventStream stream : List.of(here, there)) {
                assertThat(stream.status()).isEqualTo(200);
                assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
                assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
                await().atMost(LONG).until(() -> stream.events().size() == 2);
                assertThat(stream.events()).extracting(EventStream.Event::name).containsOnly("email");
                assertThat(states(stream)).containsExactly("1 DELIVERED", "2 QUEUED");
            }

            told(mail(2, "BOUNCED"), mail(1, "DELIVERED"));
            for (EventStream stream : List.of(here, there)) {
                await().atMost(LONG).until(() -> states(stream).contains("2 BOUNCED"));
                assertThat(states(stream)).containsExactly("1 DELIVERED", "2 QUEUED", "2 BOUNCED");
            }
            JsonNode one = here.events().getLast().json();
            assertThat(one.propertyNames())
                    .containsExactlyInAnyOrder(
                            "emailId", "causeId", "template", "locale", "state", "reason", "queuedAt", "history");
        }
    }

    @Test
    void aProgramThatAsksForAnythingGetsTheDocument() {
        told(mail(1, "QUEUED"));
        Browser executive = people.executive();
        for (String accept : List.of("*/*", "application/json", "application/json, text/event-stream;q=0.9")) {
            var answer = executive.with("Accept", accept).get(path());
            assertThat(answer.header("Content-Type")).as(accept).isEqualTo("application/json");
            assertThat(answer.json().path("emails").size()).isEqualTo(1);
        }
        assertThat(executive
                        .with("Accept", "text/html")
                        .get("/api/v1/accounts/" + account + "/emails")
                        .status())
                .isEqualTo(406);
        var head = executive.with("Accept", "text/event-stream").call("HEAD", path());
        assertThat(head.status()).isEqualTo(200);
    }

    @Test
    void signsOfLifeComeWhereNothingHappensAndAnOutageIsWaitedFor() {
        gateway.notificationService().on(internal(), asked -> new FakePeer.Answer(503, Map.of(), ""));
        try (EventStream stream = open(gateway, people.executive())) {
            await().atMost(LONG).until(() -> stream.comments() >= 3);
            assertThat(stream.events()).isEmpty();

            told(mail(1, "DELIVERED"));
            await().atMost(LONG).until(() -> states(stream).equals(List.of("1 DELIVERED")));
        }
    }

    @Test
    void itEndsWithTheSessionAndSaysNothingAfterIt() {
        told(mail(1, "QUEUED"));
        Browser session = people.executive();
        try (EventStream stream = open(gateway, session)) {
            await().atMost(LONG).until(() -> stream.events().size() == 1);

            session.delete("/api/v1/sessions/current");
            told(mail(1, "DELIVERED"));

            await().atMost(LONG).until(stream::isOver);
            assertThat(states(stream)).containsExactly("1 QUEUED");
        }
    }

    @Test
    void itEndsWhenTheRoleIsTakenAndWhenTheAccountIsGone() {
        told(mail(1, "QUEUED"));
        UUID id = UUID.fromString(people.executive()
                .post(
                        "/api/v1/accounts",
                        Map.of("email", reader, "displayName", "Eva", "locale", "en", "roles", List.of("EXECUTIVE")))
                .json()
                .path("accountId")
                .asString(""));
        try (EventStream hers = open(gateway, people.signIn(reader));
                EventStream his = open(gateway, people.executive())) {
            await().atMost(LONG).until(() -> hers.events().size() + his.events().size() == 2);

            people.executive().patch("/api/v1/accounts/" + id, Map.of("roles", List.of("USER")));
            await().atMost(LONG).until(hers::isOver);
            assertThat(his.isOver()).isFalse();

            people.executive().delete("/api/v1/accounts/" + account);
            await().atMost(LONG).until(his::isOver);
        }
    }

    @Test
    void readingKeepsNoSessionAlive() {
        told(mail(1, "QUEUED"));
        Browser session = people.executive();
        UUID executive = people.id(Gateway.FIRST_EXECUTIVE);
        try (EventStream stream = open(gateway, session)) {
            await().atMost(LONG).until(() -> stream.events().size() == 1);
            gateway.rows()
                    .change(
                            "UPDATE session SET last_seen_at = last_seen_at - interval '3 hours' WHERE account_id = ?",
                            executive);

            await().atMost(LONG).until(stream::isOver);
        }
    }

    @Test
    void soManyAtOnceAndNoMoreAndAClosedOneMakesRoom() {
        told(mail(1, "QUEUED"));
        Browser session = people.executive();
        List<EventStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                open.add(openOnceThereIsRoom(session));
            }
            var refused = session.with("Accept", "text/event-stream").get(path());
            assertThat(refused.problem()).isEqualTo("unavailable");
            assertThat(refused.header("Retry-After")).isNotBlank();

            open.removeLast().close();
            open.add(openOnceThereIsRoom(session));
        } finally {
            open.forEach(EventStream::close);
        }
    }

    @Test
    void aReplicaThatStopsEndsItsStreamsFirst() {
        told(mail(1, "QUEUED"));
        Gateway leaving = gateway.replica(Map.of("latchkey.stream.every", "50ms"));
        leaving.notificationService().on(internal(), asked -> FakePeer.Answer.ok(mails));
        EventStream stream = open(leaving, people.executive());
        await().atMost(LONG).until(() -> stream.events().size() == 1);

        leaving.close();

        await().atMost(LONG).until(stream::isOver);
        assertThat(stream.endedInOrder()).isTrue();
        stream.close();
    }

    private EventStream open(Gateway at, Browser session) {
        return EventStream.open(at.url() + path(), session.headers());
    }

    /** That a reader has gone is seen with the next sign of life. */
    private EventStream openOnceThereIsRoom(Browser session) {
        List<EventStream> opened = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            EventStream stream = open(gateway, session);
            if (stream.status() == 200) {
                opened.add(stream);
            } else {
                stream.close();
            }
            return stream.status() == 200;
        });
        return opened.getFirst();
    }

    private String path() {
        return "/api/v1/accounts/" + account + "/emails";
    }

    private String internal() {
        return "/internal/v1/accounts/" + account + "/emails";
    }

    /** From now on notification-service says so, newest first. */
    private void told(String... now) {
        mails = "{\"emails\":[" + String.join(",", now) + "]}";
        for (Gateway each : List.of(gateway, other)) {
            each.notificationService().on(internal(), asked -> FakePeer.Answer.ok(mails));
        }
    }

    private static List<String> states(EventStream stream) {
        return stream.events().stream()
                .map(event -> event.json().path("emailId").asString("") + " "
                        + event.json().path("state").asString(""))
                .toList();
    }

    private static String mail(int number, String state) {
        return """
                {"emailId":"%d","causeId":"c","template":"password-reset","locale":"en","state":"%s","reason":null,\
                "queuedAt":"2026-03-01T09:30:00Z","history":[{"type":"EmailQueued","at":"2026-03-01T09:30:00Z",\
                "provider":null,"attempt":null,"reason":null}]}""".formatted(number, state);
    }
}
