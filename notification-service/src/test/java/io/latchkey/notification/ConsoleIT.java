// Over 250 lines: all of it shares one service, started once.
package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventJson;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SuppressionEvent.SuppressionLifted;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.notification.running.FakeGateway;
import io.latchkey.notification.running.OperationsClient;
import io.latchkey.platform.keys.UuidFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see and find, as pages and over the API. */
class ConsoleIT {

    private static final String API = "/operations/api/v1";
    private static final String LETTERS = API + "/letters";
    private static final UUID OPERATOR = UuidFactory.nextUuid();

    private static FakeGateway keys;
    private static Bench bench;
    private static OperationsClient operator;
    private static OperationsClient reader;

    @BeforeAll
    static void start() {
        keys = new FakeGateway();
        var settings = new HashMap<>(keys.settings());
        // One way out: what it cannot carry is stuck.
        settings.put("latchkey.channels.order", "sendgrid");
        bench = new Bench(settings);
        var anybody = new OperationsClient(bench.stack.url());
        var entry = anybody.form("/operations/sign-in", Map.of("token", keys.token(OPERATOR, "OPERATIONS")));
        operator = anybody.with("Cookie", entry.cookie());
        reader = operator.with("Accept", "text/html,*/*;q=0.8");
    }

    @AfterAll
    static void stop() {
        bench.close();
        keys.close();
    }

    @Test
    void aMailIsFoundByItsIdItsCauseItsAccountAndTheAddressWithAllThatHappenedToIt() {
        Person person = bench.person("bounce");
        UUID cause = bench.reset(person);
        bench.awaitState(cause, "BOUNCED");
        UUID mail = bench.emailId(cause);
        for (String sought : List.of(
                mail.toString(),
                cause.toString(),
                person.account().toString(),
                " " + person.address().toUpperCase(java.util.Locale.ROOT))) {
            JsonNode found =
                    operator.post(API + "/mails/search", Map.of("q", sought)).json();
            JsonNode one = found.path("mails").path(0);
            assertThat(one.path("emailId").asString("")).as(sought).isEqualTo(mail.toString());
            assertThat(one.path("reason").asString("")).isEqualTo("unknown-recipient");
            assertThat(types(one)).containsExactly("EmailQueued", "EmailAccepted", "EmailBounced");
            assertThat(one.path("attempts").path(0).path("status").asInt()).isEqualTo(202);
            assertThat(found.path("words").toString()).contains("550");
            assertThat(found.toString()).doesNotContain(person.address());
        }
        assertThat(operator.get(API + "/mails/" + cause).status()).isEqualTo(200);
        JsonNode audit = operator.get(API + "/audit").json().path("entries").path(0);
        assertThat(audit.path("deed").asString("")).isEqualTo("LOOKED_UP_ADDRESS");
        assertThat(audit.path("target").asString("")).isEqualTo(person.account().toString());
        assertThat(audit.path("by").asString("")).isEqualTo(OPERATOR.toString());
        String page = reader.get("/operations/mails/" + cause).body();
        assertThat(page)
                .contains("There is no such mailbox.", "550", mail.toString())
                .doesNotContain(person.address());
    }

    @Test
    void whatIsStuckIsListedWithItsReasonAndAge() {
        bench.mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":503}}");
        try {
            UUID cause = bench.reset(bench.person("stuck"));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            bench.rows.query("SELECT attempts FROM mail WHERE cause_id = '" + cause + "'"))
                    .noneMatch("0"::equals)
                    .isNotEmpty());
            bench.rows.update(
                    "UPDATE mail SET queued_at = queued_at - interval '10 minutes' WHERE cause_id = '" + cause + "'");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                JsonNode stuck =
                        operator.get(API + "/overview").json().path("stuck").path(0);
                assertThat(stuck.path("emailId").asString(""))
                        .isEqualTo(bench.emailId(cause).toString());
                assertThat(stuck.path("status").asInt()).isEqualTo(503);
                assertThat(stuck.path("provider").asString("")).isEqualTo("sendgrid");
            });
            assertThat(reader.get("/operations").body()).contains("Link to choose a password", "503", "10 min");
        } finally {
            bench.mailbox.calm();
        }
    }

    @Test
    void ratesAreCountedByTemplateChannelOutcomeAndDomain() {
        UUID cause = bench.events.passwordChanged(bench.person("ada").account(), Events.now());
        bench.awaitState(cause, "DELIVERED");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode seen = operator.get(API + "/overview?span=day").json();
            assertThat(seen.path("rates").toString())
                    .contains(
                            "\"template\":\"password-changed\",\"channel\":\"sendgrid\",\"outcome\":\"EmailDelivered\"");
            assertThat(seen.path("domains").toString())
                    .contains("\"domain\":\"example.org\",\"outcome\":\"EmailDelivered\"");
        });
    }

    @Test
    void aChannelIsPausedWithAReasonAndGoesOn() {
        JsonNode before =
                operator.get(API + "/channels").json().path("channels").path(0);
        assertThat(before.path("name").asString("")).isEqualTo("sendgrid");
        assertThat(before.path("paused").asBoolean()).isFalse();
        String path = API + "/channels/sendgrid/";
        assertThat(operator.post(path + "pause", Map.of()).problem()).isEqualTo("invalid-request");
        assertThat(operator.post(API + "/channels/pigeon/pause", Map.of("reason", "x"))
                        .problem())
                .isEqualTo("not-found");
        assertThat(operator.post(path + "pause", Map.of("reason", "their reputation"))
                        .status())
                .isEqualTo(204);
        UUID cause = bench.events.passwordChanged(bench.person("held").account(), Events.now());
        bench.awaitState(cause, "QUEUED");
        JsonNode held = operator.get(API + "/channels").json().path("channels").path(0);
        assertThat(held.path("paused").asBoolean()).isTrue();
        assertThat(held.path("reason").asString("")).isEqualTo("their reputation");
        assertThat(held.path("by").asString("")).isEqualTo(OPERATOR.toString());
        assertThat(reader.get("/operations/controls").body()).contains("their reputation");
        assertThat(reader.form(
                                "/operations/controls/channels/sendgrid",
                                Map.of("action", "resume", "reason", "all is well"))
                        .status())
                .isEqualTo(303);
        bench.awaitState(cause, "DELIVERED");
        assertThat(bench.rows.query("SELECT reason FROM operations_audit WHERE deed LIKE 'CHANNEL_%' ORDER BY at"))
                .containsExactly("their reputation", "all is well");
    }

    @Test
    void anEventTheBrokerRefusedIsSentAgainWithAReason() {
        park(new SuppressionLifted(UuidFactory.nextUuid(), null, Events.now()));
        JsonNode row = operator.get(API + "/outbox/parked").json().path("rows").path(0);
        assertThat(row.path("reason").asString("")).isEqualTo("X: too large");
        String path = API + "/outbox/parked/" + row.path("id").asLong() + "/release";
        assertThat(operator.post(path, Map.of()).problem()).isEqualTo("invalid-request");
        assertThat(operator.post(path, Map.of("reason", "the topic takes more now"))
                        .status())
                .isEqualTo(204);
        bench.awaitCount(0, "outbox");
        assertThat(operator.post(path, Map.of("reason", "once more")).problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/letters",
                "/letters?state=all",
                "/audit",
                "/controls",
                "/mails/01990000-0000-7000-8000-000000000000"
            })
    void everyPageIsWholeInEveryLanguageUnderItsOwnPolicy(String path) {
        for (String language : List.of("en", "es")) {
            var answer = reader.with("Accept-Language", language).get("/operations" + path);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body())
                    .startsWith("<!DOCTYPE html>")
                    .contains("<html lang=\"" + language + "\"")
                    .doesNotContain(" th:", "??", "#{");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains(
                            "default-src 'none'", "script-src 'sha256-", "style-src 'sha256-", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void everyFormWorksWithoutScripts() {
        Person person = bench.person("ada");
        bench.awaitCount(1, "recipient WHERE account_id = '" + person.account() + "'");
        var found = reader.form("/operations/search", Map.of("q", person.address()));
        assertThat(found.status()).isEqualTo(303);
        assertThat(found.header("Location")).isEqualTo("/operations/mails/" + person.account());
        assertThat(reader.form("/operations/search", Map.of("q", "?")).body()).contains("neither an id nor");
        assertThat(reader.form("/operations/search", Map.of("q", "nobody@example.org"))
                        .status())
                .isEqualTo(404);
        var dry = reader.form("/operations/letters/replay", Map.of("cap", "5", "action", "dry-run"));
        assertThat(dry.body()).contains("Nothing has been published");
        assertThat(reader.form("/operations/letters/replay", Map.of("cap", "5", "action", "replay"))
                        .body())
                .contains("/reason");
        assertThat(reader.get("/operations/letters?after=nonsense").status()).isEqualTo(400);
        assertThat(reader.get("/operations/nowhere").status()).isEqualTo(404);
    }

    @Test
    void answersOfTheApiTellBrowsersToKeepTheirHandsOff() {
        var answer = operator.get(API + "/overview");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("traceparent")).isNotBlank();
        assertThat(operator.send("PUT", API + "/overview", java.net.http.HttpRequest.BodyPublishers.noBody())
                        .problem())
                .isEqualTo("method-not-allowed");
        assertThat(operator.get(API + "/nowhere").problem()).isEqualTo("not-found");
        assertThat(operator.post(API + "/mails/search", "{\"q\":").problem()).isEqualTo("invalid-request");
        assertThat(operator.post(API + "/mails/search", "x".repeat(70_000)).problem())
                .isEqualTo("too-large");
    }

    @Test
    void whatIsAskedForMustMakeSense() {
        assertThat(operator.post(LETTERS + "/replay", Map.of("reason", "x")).body())
                .contains("/cap");
        assertThat(operator.post(LETTERS + "/replay", Map.of("cap", 10)).body()).contains("/reason");
        assertThat(operator.post(LETTERS + "/replay", Map.of("cap", 0, "dryRun", true))
                        .body())
                .contains("1 to 5000");
        assertThat(operator.post(LETTERS + "/replay", Map.of("cap", 1, "dryRun", true, "topic", "passwd"))
                        .body())
                .contains("/topic");
        assertThat(operator.post(LETTERS + "/replay", "{\"cap\":1,\"cap\":2}").problem())
                .isEqualTo("invalid-request");
        assertThat(operator.post(LETTERS + "/replay", Map.of("cap", 1, "all", true))
                        .body())
                .contains("/all");
        assertThat(operator.get(LETTERS + "/" + "account.events.v1.dlt.account-service" + "/0/99")
                        .problem())
                .isEqualTo("not-found");
        assertThat(operator.get(LETTERS + "/passwd/0/0").problem()).isEqualTo("not-found");
        assertThat(operator.get(LETTERS + "?limit=x").problem()).isEqualTo("invalid-request");
        assertThat(operator.get(LETTERS + "?after=x").problem()).isEqualTo("invalid-request");
        assertThat(operator.get(LETTERS + "?state=odd").problem()).isEqualTo("invalid-request");
    }

    private static List<String> types(JsonNode mail) {
        List<String> types = new java.util.ArrayList<>();
        mail.path("history").forEach(step -> types.add(step.path("type").asString("")));
        return types;
    }

    /** As the relay leaves an event that the broker would not take. */
    private static void park(SuppressionLifted event) {
        var envelope = new EventEnvelope<>(
                UuidFactory.nextUuid(), EventSource.NOTIFICATION_SERVICE.sourcePath(), event.at(), null, event);
        bench.rows.update("""
                INSERT INTO outbox (event_id, topic, record_key, headers, payload, parked_at, parked_reason)
                VALUES ('%s', '%s', '%s', '%s', convert_to('%s', 'UTF8'), now(), 'X: too large')
                """.formatted(
                        envelope.id(),
                        EventTopics.topicOf(event).name(),
                        envelope.recordKey(),
                        JsonMapper.shared().writeValueAsString(EventHeaders.fromEnvelope(envelope)),
                        new String(EventJson.toBytes(event), StandardCharsets.UTF_8)));
    }
}
