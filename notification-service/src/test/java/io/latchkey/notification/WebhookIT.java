package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Provider;
import io.latchkey.notification.running.Stack;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.EdgeProbes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider's word over HTTP, told well, twice, in any order and by others; and what the gateway sees of it. */
class WebhookIT {

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of());
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void theProviderSaysNothingByItself() {
        bench.mailbox.behave("{\"webhook\":{\"paused\":true}}");
    }

    @Test
    void onlySignedBodiesAreRead() {
        byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
        byte[] other = "[ ]".getBytes(StandardCharsets.UTF_8);

        assertThat(bench.provider.post(body)).isEqualTo(204);
        assertThat(bench.provider.postUnsigned(body)).isEqualTo(401);
        assertThat(bench.provider.post(other, bench.stack.signer().sign(bench.provider.timestamp, body)))
                .isEqualTo(401);
        for (String garbage : List.of("", "AAAA", "not base64!", "MAYCAQACAQA=")) {
            assertThat(bench.provider.post(body, garbage)).isEqualTo(401);
        }
    }

    @Test
    void whoHasNoSignatureIsToldSoBeforeABodyIsSentAndTheConnectionIsOver() {
        String head = "POST /webhooks/sendgrid HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000\r\n";
        String signature = "X-Twilio-Email-Event-Webhook-Signature: "
                + bench.stack.signer().sign(bench.provider.timestamp, new byte[0]) + "\r\n";
        String timestamp = "X-Twilio-Email-Event-Webhook-Timestamp: ";
        for (String headers : List.of(
                "",
                signature,
                timestamp + bench.provider.timestamp + "\r\n",
                signature + timestamp + "1600000000\r\n",
                signature + timestamp + "tomorrow\r\n",
                signature + signature + timestamp + bench.provider.timestamp + "\r\n",
                "X-Twilio-Email-Event-Webhook-Signature: AAAA\r\n" + timestamp + bench.provider.timestamp + "\r\n")) {
            assertThat(EdgeProbes.exchange(bench.stack.webhookUrl().getPort(), head + headers + "\r\n[some of it"))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("urn:latchkey:problem:unauthenticated", "X-Content-Type-Options: nosniff")
                    .containsIgnoringCase("connection: close")
                    .doesNotContain("(reset)");
        }
    }

    @Test
    void aSignedBodyOfTheLargestSizeIsTaken() {
        byte[] body = new byte[4 * 1024 * 1024];
        Arrays.fill(body, (byte) ' ');
        body[0] = '[';
        body[body.length - 1] = ']';
        assertThat(bench.provider.post(body)).isEqualTo(204);
    }

    @Test
    void bodiesThatAreTooLargeOrNoJsonAreRefused() {
        assertThat(bench.provider.postUnsigned(new byte[5 * 1024 * 1024])).isEqualTo(413);
        for (String text : List.of("", "{", "7", "\"[]\"", "null", "[{]", "\u0000")) {
            assertThat(bench.provider.post(text.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(400);
        }
    }

    @Test
    void anEventThatComesAloneIsABatchOfOne() {
        UUID cause = bench.reset(bench.person("ada"));
        bench.awaitState(cause, "ACCEPTED");
        String alone = Provider.event("delivered", bench.emailId(cause), "alone" + cause, "");

        assertThat(bench.provider.post(alone.getBytes(StandardCharsets.UTF_8))).isEqualTo(204);
        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
    }

    @Test
    void eventsThatAreOddOrNotOursAreIgnored() {
        assertThat(bench.provider.say(List.of(
                        "null",
                        "7",
                        "{}",
                        "{\"event\":\"open\"}",
                        Provider.event("delivered", UuidFactory.nextUuid(), "nobody", ""),
                        "{\"event\":\"bounce\",\"latchkey_email_id\":\"\\ud800\",\"reason\":\"\\u0000\"}")))
                .isEqualTo(204);
    }

    @Test
    void everyOrderOfCopiedEventsEndsAlikeAndPublishesEachStepOnce() {
        Random chance = new Random(20261123);
        List<UUID> causes = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            causes.add(bench.reset(bench.person("ada")));
        }
        for (UUID cause : causes) {
            bench.awaitState(cause, "ACCEPTED");
            UUID emailId = bench.emailId(cause);
            List<String> told = new ArrayList<>();
            for (String event : List.of("processed", "deferred", "delivered", "bounce", "spamreport")) {
                told.addAll(Collections.nCopies(3, Provider.event(event, emailId, event + emailId, "")));
            }
            Collections.shuffle(told, chance);
            for (String one : told) {
                assertThat(bench.provider.say(List.of(one))).isEqualTo(204);
            }
        }
        for (UUID cause : causes) {
            bench.awaitState(cause, "BOUNCED");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> bench.journeys.of(cause).contains("EmailBounced:other"));
            assertThat(bench.journeys.of(cause)).doesNotHaveDuplicates().startsWith("EmailQueued", "EmailAccepted");
        }
    }

    @Test
    void aBatchOfAThousandEventsIsTakenAtOnce() {
        UUID cause = bench.reset(bench.person("ada"));
        bench.awaitState(cause, "ACCEPTED");
        UUID emailId = bench.emailId(cause);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 998; i++) {
            told.add(Provider.event("open", emailId, "open" + i, ""));
        }
        told.add(Provider.event("delivered", emailId, "last" + emailId, ""));
        told.add(Provider.event("deferred", emailId, "first" + emailId, ",\"reason\":\"450 greylisted\""));

        assertThat(bench.provider.say(told)).isEqualTo(204);
        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDeferred:greylisted", "EmailDelivered");
    }

    @ParameterizedTest
    @CsvSource({
        "bounce, EmailBounced:unknown-recipient",
        "softbounce, EmailBounced:mailbox-full",
        "block, EmailBounced:blocked",
        "drop, EmailDropped:bounced-before",
        "spam, EmailComplained"
    })
    void theInboxsOwnTroublesAreUnderstood(String localPart, String end) {
        bench.mailbox.calm();
        UUID cause = bench.reset(bench.person(localPart));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(bench.journeys.of(cause)).endsWith(end));
        assertThat(bench.rows.all()).noneMatch(row -> row.startsWith("provider_word") && row.contains("example.org"));
    }

    @Test
    void theGatewaySeesTheJourney() throws IOException, InterruptedException {
        Bench.Person person = bench.person("ada");
        UUID first = bench.reset(person);
        bench.awaitState(first, "ACCEPTED");
        UUID second = bench.reset(person);
        bench.awaitState(second, "ACCEPTED");

        HttpResponse<String> response = emails(person.account().toString(), "Bearer " + Stack.GATEWAY_KEY);
        JsonNode mails = JsonMapper.builder().build().readTree(response.body()).path("emails");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(mails).hasSize(2);
        assertThat(mails.path(0).path("causeId").asString()).isEqualTo(second.toString());
        JsonNode mail = mails.path(1);
        assertThat(mail.propertyNames())
                .containsExactlyInAnyOrder(
                        "emailId", "causeId", "template", "locale", "state", "reason", "queuedAt", "history");
        assertThat(mail.path("template").asString()).isEqualTo("password-reset");
        assertThat(mail.path("locale").asString()).isEqualTo("en");
        assertThat(mail.path("state").asString()).isEqualTo("ACCEPTED");
        JsonNode accepted = mail.path("history").path(1);
        assertThat(accepted.propertyNames()).containsExactlyInAnyOrder("type", "at", "provider", "attempt", "reason");
        assertThat(accepted.path("type").asString()).isEqualTo("EmailAccepted");
        assertThat(accepted.path("provider").asString()).isEqualTo("sendgrid");
        assertThat(accepted.path("at").asString()).endsWith("Z");
    }

    @Test
    void nobodyButTheGatewaySeesIt() throws IOException, InterruptedException {
        String account = UuidFactory.nextUuid().toString();

        assertThat(emails(account, "").statusCode()).isEqualTo(401);
        assertThat(emails(account, "Basic " + Stack.GATEWAY_KEY).statusCode()).isEqualTo(401);
        assertThat(emails(account, "Bearer another").statusCode()).isEqualTo(403);
        assertThat(emails("not-an-id", "Bearer " + Stack.GATEWAY_KEY).statusCode())
                .isEqualTo(404);
        assertThat(emails(account, "Bearer " + Stack.GATEWAY_KEY).body()).isEqualTo("{\"emails\":[]}");
    }

    private static HttpResponse<String> emails(String account, String authorization)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                    bench.stack.internalUrl().resolve("/internal/v1/accounts/" + account + "/emails"));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
