package io.latchkey.gateway.accessrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.internal.OriginDigests;
import io.latchkey.gateway.ExecutiveFixture;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.People;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** How many requests wait, for how long, and how executives page through them. */
class OpenRequestsIT extends ExecutiveFixture {
    private static final String PATH = "/api/v1/access-requests";
    private static final int OF_NETWORK = 3;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Clock clock = gateway.bean(Clock.class);
    private final String network = "network-" + UuidFactory.nextUuid();
    private final AccessRequestSubmitter submitter = submitterWith(Integer.MAX_VALUE);

    @Test
    void manyAtOnceOfOneNetworkDoNotPassItsLimitAndExecutivesAreToldHowManyWereRefused() {
        long refused = refused();
        Flux.range(0, 50)
                .flatMap(i -> submitter.submit(newRequest(People.address()), origin(network, true)), 12)
                .blockLast();
        assertThat(openOf(network)).isEqualTo(OF_NETWORK);
        assertThat(refused()).isEqualTo(refused + 50 - OF_NETWORK);
        assertThat(executive
                        .with("Accept", "text/html")
                        .get("/executive/access-requests")
                        .response()
                        .body())
                .contains("more were turned away");
        submit(submitter, newRequest(People.address()), origin("another-" + network, true));
        assertThat(openOf("another-" + network)).isEqualTo(1);
    }

    @Test
    void aNetworkIsHeldToWhatItPutBeforeTheKeyWasChanged() {
        fill();
        var changed = new AttemptOrigin(
                "address", "new-" + network, List.of(new OriginDigests("0123456789abcdef", network)), true, null);
        submit(submitter, newRequest(People.address()), changed);
        assertThat(openOf("new-" + network)).isZero();
    }

    @Test
    void aRefusedRequestIsNoNewsAndAnUnlimitedNetworkIsNotHeldToItsLimit() {
        fill();
        long before = outbox.last();
        submit(submitter, newRequest(People.address()), origin(network, true));
        assertThat(outbox.last()).isEqualTo(before);
        submit(submitter, newRequest(People.address()), origin(network, false));
        assertThat(openOf(network)).isEqualTo(OF_NETWORK + 1);
        assertThat(outbox.last()).isGreaterThan(before);
    }

    @Test
    void theLimitOfAllHoldsForEveryNetworkAndTellsNothingOfARequestThatWaits() {
        AccessRequest first = newRequest(People.address());
        submit(submitter, first, origin(network, false));
        var full = submitterWith(
                (int) gateway.rows().count("SELECT count(*) FROM access_request WHERE requested_at > ?", oldest()));
        submit(full, newRequest(People.address()), origin("new-" + network, false));
        assertThat(openOf("new-" + network)).isZero();
        AccessRequest second = newRequest(first.email());
        submit(full, second, origin("new-" + network, false));
        assertThat(idOf(first.email())).isEqualTo(first.id());
    }

    /** What is answered with success is kept, so what is not kept is not (promise 1). */
    @Test
    void whoFindsNoRoomIsToldSoAndLosesNothingTyped() {
        String address = People.address();
        gateway.rows().change("""
                INSERT INTO access_request (request_id, email, display_name, company, locale, requested_at)
                SELECT gen_random_uuid(), 'full-' || n || '@example.org', 'Ada', 'Acme', 'en', now() - interval '1 hour'
                  FROM generate_series(1, 5000) n""");
        try {
            var told = gateway.browser().post(PATH, Map.of("email", address, "name", "Ada", "company", "Acme"));
            assertThat(told.problem()).isEqualTo("unavailable");
            assertThat(told.header("Retry-After")).isEqualTo("3600");
            var shown = Forms.of(gateway).send("/request-account", "email", address, "name", "Ada", "company", "Acme");
            assertThat(shown.status()).isEqualTo(503);
            assertThat(shown.response().body()).contains("Nothing was sent.", address);
        } finally {
            gateway.rows().change("DELETE FROM access_request WHERE email LIKE 'full-%'");
        }
        assertThat(gateway.rows().count("SELECT count(*) FROM access_request WHERE email = ?", address))
                .isZero();
    }

    @Test
    void anExpiredRequestIsInNoListCannotBeDecidedAboutAndMakesRoom() {
        AccessRequest old =
                request(People.address(), clock.instant().minus(KEPT).plusSeconds(600));
        fill(old);
        age(old.id());
        assertThat(list(PATH + "?limit=200").stream()
                        .map(entry -> entry.get("id").asString()))
                .doesNotContain(old.id().toString());
        for (String act : List.of("approve", "decline")) {
            var answer = executive.call("POST", PATH + "/" + old.id() + "/" + act);
            assertThat(answer.problem()).isEqualTo("not-found");
            assertThat(answer.json().get("detail").asString()).contains("expired");
        }
        long before = outbox.last();
        submit(submitter, newRequest(old.email()), origin(network, true));
        assertThat(outbox.last()).as("one in an expired one's place is news").isGreaterThan(before);
    }

    @Test
    void expiredRequestsAreDeletedByEveryReplicaAtOnceAndNoOthersAre() {
        AccessRequest fresh = newRequest(People.address());
        submit(submitter, fresh, origin(network, false));
        gateway.rows()
                .change(
                        "INSERT INTO access_request SELECT gen_random_uuid(), 'old-' || n || ?, 'Ana', 'Acme', NULL,"
                                + " 'en', now() - interval '31 days' FROM generate_series(1, 1200) AS n",
                        fresh.email());
        gateway.rows()
                .change("INSERT INTO access_request_refused VALUES (current_date - 32, 5) ON CONFLICT DO NOTHING");
        OpenRequests purge = gateway.bean(OpenRequests.class);
        Flux.range(0, 4).flatMap(replica -> purge.runTask(), 4).blockLast();
        assertThat(gateway.rows().count("SELECT count(*) FROM access_request WHERE email LIKE 'old-%'"))
                .isZero();
        assertThat(gateway.rows().count("SELECT count(*) FROM access_request_refused WHERE day < current_date - 31"))
                .isZero();
        assertThat(idOf(fresh.email())).isEqualTo(fresh.id());
    }

    @Test
    void pagesShowEachRequestOnceNewestFirstWhateverComesMeanwhile() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            AccessRequest request = newRequest(People.address());
            submit(submitter, request, origin(network, false));
            expected.addFirst(request.id().toString());
        }
        var found = new ArrayList<String>();
        String next = PATH + "?limit=2";
        while (!found.containsAll(expected)) {
            JsonNode page = executive.get(next).json();
            page.get("accessRequests")
                    .forEach(entry -> found.add(entry.get("id").asString()));
            assertThat(page.get("accessRequests").size()).isEqualTo(2);
            submit(submitter, newRequest(People.address()), origin(network, false));
            next = PATH + "?limit=2&after=" + page.get("next").asString();
        }
        assertThat(found.subList(0, 5)).isEqualTo(expected);
        assertThat(new HashSet<>(found)).hasSameSizeAs(found);
        JsonNode all = executive.get(PATH + "?limit=100000").json();
        assertThat(all.get("accessRequests").size()).isLessThanOrEqualTo(200);
        var page = executive.with("Accept", "text/html").get("/executive/access-requests?after=" + lastCursor());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).contains("Back to the newest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%25", "AAAA", "null", "0198a1b2-0000-7000-8000-000000000000"})
    void aCursorThatIsNoneIsRefused(String cursor) {
        var answer = executive.get(PATH + "?after=" + cursor);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/after");
        assertThat(executive.get(PATH + "?limit=" + cursor).problem()).isEqualTo("invalid-request");
    }

    @Test
    void aCursorOfAnotherListIsNoneHere() {
        submit(submitter, newRequest(People.address()), origin(network, false));
        submit(submitter, newRequest(People.address()), origin(network, false));
        people.create(People.address(), "Ana");
        String accounts =
                executive.get("/api/v1/accounts?limit=1").json().get("next").asString();
        assertThat(executive.get(PATH + "?after=" + accounts).problem()).isEqualTo("invalid-request");
        assertThat(executive.get("/api/v1/accounts?after=" + lastCursor()).problem())
                .isEqualTo("invalid-request");
        assertThat(executive.get(PATH + "?after=" + lastCursor()).status()).isEqualTo(200);
    }

    private String lastCursor() {
        return executive.get(PATH + "?limit=1").json().get("next").asString();
    }

    private List<JsonNode> list(String path) {
        return executive.get(path).json().get("accessRequests").valueStream().toList();
    }

    private long refused() {
        return executive.get(PATH + "?limit=1").json().get("refused").asLong();
    }

    private void fill(AccessRequest... first) {
        for (AccessRequest request : first) {
            submit(submitter, request, origin(network, true));
        }
        for (int i = first.length; i < OF_NETWORK; i++) {
            submit(submitter, newRequest(People.address()), origin(network, true));
        }
        assertThat(openOf(network)).isEqualTo(OF_NETWORK);
    }

    /** As if it had come a day earlier. */
    private void age(UUID id) {
        gateway.rows()
                .change(
                        "UPDATE access_request SET requested_at = requested_at - interval '1 day' WHERE request_id = ?",
                        id);
    }

    private long openOf(String of) {
        return gateway.rows().count("SELECT count(*) FROM access_request WHERE network = ?", of);
    }

    private UUID idOf(String email) {
        return UUID.fromString(String.valueOf(gateway.rows()
                .query("SELECT request_id FROM access_request WHERE email = ?", email)
                .getFirst()
                .get("request_id")));
    }

    private static void submit(AccessRequestSubmitter submitter, AccessRequest request, AttemptOrigin origin) {
        submitter.submit(request, origin).block();
    }

    private AccessRequest newRequest(String email) {
        return request(email, clock.instant());
    }

    private static AccessRequest request(String email, Instant at) {
        return new AccessRequest(UuidFactory.nextUuid(), email, "Ana", "Acme", null, AccountLocale.ENGLISH, at);
    }

    private static AttemptOrigin origin(String network, boolean limited) {
        return new AttemptOrigin("address", network, List.of(), limited, null);
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }

    private AccessRequestSubmitter submitterWith(int ofAll) {
        return new AccessRequestSubmitter(
                gateway.bean(AccessRequestTable.class),
                gateway.bean(RefusedRequestTable.class),
                new AccessRequestSettings(
                        Duration.ofSeconds(5), KEPT, Duration.ofMinutes(10), ofAll, Math.min(ofAll, OF_NETWORK)),
                gateway.bean(Outbox.class),
                gateway.bean(TransactionalOperator.class),
                clock);
    }
}
