package io.latchkey.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.Answer;
import io.latchkey.acceptance.drive.InboxDriver;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import io.latchkey.stack.plan.ListenerPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stack that is watched: what operators are told is there, is true, and gives nobody away. */
class WatchedIT {

    private static final Set<String> STEPS = Set.of(
            "POST /api/v1/password-resets",
            "publish account.events.v1",
            "apply PasswordResetRequested",
            "send sendgrid",
            "EmailQueued",
            "EmailAccepted",
            "EmailDelivered",
            "publish email.delivery.v1");
    private static final String CLICK = "0af7651916cd43dd8448eb211c80319c";
    private static final Duration SOON = Duration.ofSeconds(60);

    private static SpanCollector collector;
    private static RunningStack stack;
    private static AccountFixtures.Person person;
    private static String token;

    @BeforeAll
    static void somebodyForgetsAPassword() {
        collector = new SpanCollector();
        stack = RunningStack.watched(collector.url(), hasPrometheus());
        String executive = stack.people().executive();
        person = stack.people().active(executive);
        stack.gateway().signIn(person.email(), "something else entirely");
        Answer asked = stack.gateway()
                .post(
                        "/api/v1/password-resets",
                        Map.of("email", person.email()),
                        "traceparent",
                        "00-" + CLICK + "-b7ad6b7169203331-01");
        assertThat(asked.status()).isEqualTo(202);
        token = stack.inbox().await(person.email(), WatchedIT::isReset).token();
        stack.settle(5);
    }

    @AfterAll
    static void end() {
        stack.close();
        collector.close();
    }

    @Test
    void everyMetricThatARuleOrADashboardNamesIsThere() {
        Set<String> named = new TreeSet<>();
        Queries.ofRules().forEach(query -> named.addAll(Queries.metrics(query)));
        Queries.dashboards()
                .forEach(file -> Queries.ofDashboard(file).forEach(query -> named.addAll(Queries.metrics(query))));
        named.remove("up");

        Set<String> missing = Wait.until("every metric", SOON, () -> {
            Set<String> left = new TreeSet<>(named);
            left.removeAll(scrape().names());
            return left.isEmpty() ? Optional.of(left) : Optional.empty();
        });

        assertThat(missing).isEmpty();
        assertThat(named).hasSizeGreaterThan(15);
    }

    @Test
    void everyStageOfAMailIsMeasured() {
        List<String> stages = scrape().samples().stream()
                .filter(sample -> sample.startsWith("latchkey_stage_seconds_count"))
                .toList();

        for (String stage : List.of("queued", "linked", "sent", "delivered")) {
            assertThat(stages).anyMatch(of -> of.contains("of=\"password-reset\"") && of.contains(stage));
        }
        for (String stage : List.of("published", "consumed")) {
            assertThat(stages).anyMatch(of -> of.contains("of=\"account.events.v1\"") && of.contains(stage));
        }
    }

    @Test
    void noLabelHoldsAnIdAnAddressOrATokenAndThereAreNotTooMany() {
        Scrape scrape = scrape();

        assertThat(scrape.labels())
                .noneMatch(labels -> labels.contains("@") || labels.contains(token))
                .noneMatch(labels -> labels.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-.*"));
        assertThat(scrape.samples()).hasSizeLessThan(4000);
    }

    @Test
    void oneClickIsOneTraceThroughEveryService() {
        // Each service sends its spans by itself, once a second: the last step's may come before the first one's.
        List<SpanCollector.Seen> trace = Wait.until("the whole trace", SOON, () -> {
            List<SpanCollector.Seen> spans = collector.trace(CLICK);
            boolean whole = names(spans).containsAll(STEPS)
                    && servicesThatApplied(spans).containsAll(List.of("account-service", "notification-service"));
            return whole ? Optional.of(spans) : Optional.empty();
        });

        Set<String> ids = trace.stream().map(SpanCollector.Seen::id).collect(Collectors.toSet());
        assertThat(trace.stream().filter(span -> !ids.contains(span.parent())))
                .as("all but the gateway's hang on one another")
                .singleElement()
                .satisfies(root -> assertThat(root.parent()).isEqualTo("b7ad6b7169203331"));
    }

    private static List<String> servicesThatApplied(List<SpanCollector.Seen> spans) {
        return spans.stream()
                .filter(span -> span.name().equals("apply PasswordResetRequested"))
                .map(SpanCollector.Seen::service)
                .toList();
    }

    @Test
    void noSpanTellsAnAddressOrAToken() {
        assertThat(collector.all()).isNotEmpty().allSatisfy(span -> assertThat(span.values())
                .noneMatch(value -> value.contains("@") || value.contains(token)));
    }

    @Test
    void everyLineOfAServicesLogIsOneJsonObjectThatSaysWhoWroteIt() throws IOException {
        for (String service : List.of("auth-gateway", "account-service", "notification-service")) {
            List<String> lines = Files.readAllLines(stack.data().resolve("logs/" + service + ".log"));
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                JsonNode object = JsonMapper.shared().readTree(line);
                assertThat(object.path("service").path("name").asString()).isEqualTo(service);
                assertThat(object.path("message").isString()).isTrue();
            });
        }
    }

    @Test
    void prometheusAsksEveryServiceAndJudgesEveryRule() {
        assumeTrue(hasPrometheus(), "no prometheus on the PATH");
        String api = "http://127.0.0.1:" + stack.stack().plan().ports().portOf(ListenerPort.PROMETHEUS) + "/api/v1/";

        Wait.untilTrue("three services that are up", SOON, () -> {
            JsonNode targets = JsonMapper.shared().readTree(Scrape.get(api + "targets"));
            return targets.findValuesAsString("health").equals(List.of("up", "up", "up"));
        });
        JsonNode rules = JsonMapper.shared().readTree(Scrape.get(api + "rules"));
        assertThat(rules.findValuesAsString("query")).hasSize(Queries.ofRules().size());
        assertThat(rules.findValuesAsString("lastError")).isEmpty();
    }

    private static Scrape scrape() {
        return Scrape.of(stack.stack().plan().ports());
    }

    private static Set<String> names(List<SpanCollector.Seen> spans) {
        return spans.stream().map(SpanCollector.Seen::name).collect(Collectors.toSet());
    }

    private static boolean isReset(InboxDriver.Mail mail) {
        return mail.hasLink() && mail.subject().startsWith("Choose a new password");
    }

    private static boolean hasPrometheus() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
    }
}
