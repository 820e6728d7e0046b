package io.latchkey.gateway.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.OutboxRows.Waiting;
import io.latchkey.gateway.People;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is left of a refusal: one line, one event, and nothing that was typed. */
class RefusalTrailIT {
    private static final String CANARY = "Xanthippe-4711";
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final OutboxRows outbox = new OutboxRows(gateway);
    private final UUID id = people.create(People.address(), "Ana López");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("io.latchkey.platform.trail.RefusalTrail");
    private long before;

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    @Test
    void aRequestOfAnotherSiteIsToldByItsRouteThoughItReachedNone() {
        Browser forged = mark(people.executive()).with("Sec-Fetch-Site", "cross-site");
        assertThat(forged.post(ACCOUNTS + "/" + id + "/invitation?x=" + CANARY, Map.of("y", CANARY))
                        .problem())
                .isEqualTo("cross-origin");
        assertRefused("cross-origin", "POST /api/v1/accounts/{id}/invitation", null);
        mark(forged);
        forged.post("/api/v1/" + CANARY, CANARY);
        assertRefused("cross-origin", "none", null);
    }

    @Test
    void whoLacksTheRoleIsToldByAccount() {
        String email = People.address();
        UUID other = people.create(email, "Eva");
        assertThat(mark(people.signIn(email)).get(ACCOUNTS + "?q=" + CANARY).problem())
                .isEqualTo("forbidden");
        assertRefused("forbidden", "GET /api/v1/accounts", other);
        mark(people.signIn(email)).send("POST", "/api/v1/operations-tokens", BodyPublishers.noBody());
        assertRefused("forbidden", "POST /api/v1/operations-tokens", other);
    }

    @Test
    void aCookieThatIsNoneOfOursIsToldWhetherAProgramIsRefusedOrAReaderIsSentToSignIn() {
        Browser forged = mark(gateway.browser().with("Cookie", "__Host-latchkey=" + CANARY));
        assertThat(forged.get("/api/v1/sessions/current").problem()).isEqualTo("unauthenticated");
        assertRefused("credential-unknown", "GET /api/v1/sessions/current", null);
        Browser reader = mark(forged.with("Accept", "text/html"));
        assertThat(reader.get("/executive?q=" + CANARY).status()).isEqualTo(303);
        assertRefused("credential-unknown", "GET /executive", null);
        mark(reader);
        assertThat(reader.get("/forward-auth").status()).isEqualTo(302);
        assertRefused("credential-unknown", "GET /forward-auth", null);
        mark(gateway.browser()).get("/forward-auth");
        assertRefused("unauthenticated", "GET /forward-auth", null);
    }

    @Test
    void aPrivilegedActThatIsNotDoneIsToldAlsoWhereAPageAsksInPlace() {
        UUID executive = people.id(Gateway.FIRST_EXECUTIVE);
        Browser stale = mark(people.stale(people.executive()));
        assertThat(stale.send("DELETE", ACCOUNTS + "/" + id + "/two-factor", BodyPublishers.noBody())
                        .problem())
                .isEqualTo("reauthentication-required");
        assertRefused("reauthentication-required", "DELETE /api/v1/accounts/{id}/two-factor", executive);
        assertThat(mark(stale)
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .with("Accept", "text/html")
                        .send(
                                "POST",
                                "/executive/accounts/" + id + "/erase",
                                BodyPublishers.ofString("confirm=" + CANARY))
                        .status())
                .isEqualTo(403);
        assertRefused("reauthentication-required", "POST /executive/accounts/{id}/erase", executive);
        mark(people.executive()).send("DELETE", ACCOUNTS + "/" + executive, BodyPublishers.noBody());
        assertRefused("own-account", "DELETE /api/v1/accounts/{id}", executive);
    }

    /** From here on, what comes is this browser's. */
    private Browser mark(Browser browser) {
        before = outbox.refusalsAfter(0).stream().mapToLong(Waiting::id).max().orElse(0);
        return browser;
    }

    private void assertRefused(String reason, String route, @Nullable UUID accountId) {
        await().atMost(LONG).until(() -> !found(reason, route).isEmpty());
        assertThat(found(reason, route)).singleElement().satisfies(event -> {
            assertThat(event.topic()).isEqualTo("account.security.v1");
            assertThat(event.key()).isEqualTo(String.valueOf(accountId == null ? event.eventId() : accountId));
            assertThat(event.data().get("accountId").isNull()).isEqualTo(accountId == null);
            assertThat(event.data().get("networkDigest").asString()).hasSize(43);
        });
        assertThat(lines.list).anySatisfy(line -> assertThat(line.getFormattedMessage())
                .isEqualTo("Refused: " + reason + " " + route));
        assertThat(lines.list.stream().map(line -> line.getFormattedMessage() + line.getKeyValuePairs()))
                .noneMatch(line -> line.contains(CANARY) || line.contains("127.0.0.1") || line.contains("@"));
        assertThat(outbox.refusalsAfter(before).stream()
                        .map(event -> event.data().toString()))
                .noneMatch(data -> data.contains(CANARY) || data.contains("127.0.0.1"));
    }

    private List<Waiting> found(String reason, String route) {
        return outbox.refusalsAfter(before).stream()
                .filter(event -> event.data().get("reason").asString().equals(reason)
                        && event.data().get("route").asString().equals(route))
                .toList();
    }
}
