package io.latchkey.gateway.accessrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.ExecutiveFixture;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccessRequestServiceIT extends ExecutiveFixture {
    private static final String PATH = "/api/v1/access-requests";

    private final String email = People.address();

    @Test
    void aRequestWaitsForAnExecutiveAndItsEventSaysNothingOfThePerson() {
        long before = outbox.last();
        assertThat(ask(email, "Ana López").status()).isEqualTo(202);
        var event = outbox.after(before).getFirst();
        JsonNode waiting = waiting(email);
        assertThat(waiting.get("name").asString()).isEqualTo("Ana López");
        assertThat(waiting.get("company").asString()).isEqualTo("Acme");
        assertThat(waiting.get("message").asString()).isEqualTo("Please.\nThank you.");
        assertThat(waiting.get("locale").asString()).isEqualTo("es");
        assertThat(waiting.get("requestedAt").asString()).endsWith("Z");
        assertThat(event.type()).isEqualTo("io.latchkey.AccessRequested.v1");
        assertThat(event.key()).isEqualTo(event.eventId().toString());
        assertThat(event.headers().has("ce_subject")).isFalse();
        assertThat(event.data().get("requestId").asString())
                .isEqualTo(waiting.get("id").asString());
        assertThat(event.data().propertyNames()).containsExactlyInAnyOrder("requestId", "at");
    }

    @Test
    void askingAgainIsAnotherRequestAndTheOneThatWasSeenIsNotApproved() {
        ask(email, "Ana");
        String first = waiting(email).get("id").asString();
        long before = outbox.last();
        ask(email.toUpperCase(Locale.ROOT), "Eva");
        assertThat(waiting(email).get("name").asString()).isEqualTo("Eva");
        assertThat(waiting(email).get("id").asString()).isNotEqualTo(first);
        assertThat(outbox.last()).isEqualTo(before);
        for (String act : List.of("approve", "decline")) {
            var answer = executive.call("POST", PATH + "/" + first + "/" + act);
            assertThat(answer.problem()).isEqualTo("not-found");
            assertThat(answer.json().get("detail").asString()).contains("replaced by a newer one");
        }
        assertThat(waiting(email).get("name").asString()).isEqualTo("Eva");
    }

    @Test
    void theAnswerAndTheWorkAreTheSameForAnAddressThatHasAnAccount() {
        people.create(email, "Ana");
        long before = outbox.last();
        Browser.Answer known = ask(email, "Ana");
        Browser.Answer unknown = ask(People.address(), "Ana");
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
        assertThat(known.response().body()).isEqualTo(unknown.response().body());
        assertThat(known.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());
        var events = outbox.after(before);
        assertThat(events).hasSize(2);
        assertThat(events.getFirst().size()).isEqualTo(events.getLast().size());
    }

    @Test
    void approvingCreatesTheAccountOnce() {
        ask(email, "Ana López");
        String id = waiting(email).get("id").asString();
        var approved = executive.call("POST", PATH + "/" + id + "/approve");
        assertThat(approved.status()).isEqualTo(201);
        UUID account = UUID.fromString(approved.json().get("accountId").asString());
        assertThat(approved.header("Location")).isEqualTo("/api/v1/accounts/" + account);
        var created = executive.get("/api/v1/accounts/" + account).json();
        assertThat(created.get("email").asString()).isEqualTo(email);
        assertThat(created.get("locale").asString()).isEqualTo("es");
        assertThat(created.get("roles").toString()).isEqualTo("[\"USER\"]");
        assertThat(outbox.of(account)).hasSize(2);
        assertThat(waiting(email).isMissingNode()).isTrue();
        assertThat(executive.call("POST", PATH + "/" + id + "/approve").problem())
                .isEqualTo("not-found");
    }

    @Test
    void approvingAnAddressThatHasAnAccountMeanwhileChangesNothing() {
        ask(email, "Ana");
        people.create(email, "Ana");
        String id = waiting(email).get("id").asString();
        assertThat(executive.call("POST", PATH + "/" + id + "/approve").problem())
                .isEqualTo("email-taken");
        assertThat(waiting(email).isMissingNode()).isFalse();
    }

    @Test
    void theDeclinedGetAWordOnceNotificationServiceHasItAndNotBefore() {
        gateway.notificationService().on("/internal/v1/courtesies", asked -> new FakePeer.Answer(503, Map.of(), ""));
        ask(email, "Ana López");
        String id = waiting(email).get("id").asString();
        assertThat(executive.call("POST", PATH + "/" + id + "/decline").status())
                .isEqualTo(204);
        assertThat(executive.call("POST", PATH + "/" + id + "/decline").problem())
                .isEqualTo("not-found");
        handOver();
        assertThat(courtesies(id)).isEqualTo(1);
        gateway.notificationService().on("/internal/v1/courtesies", asked -> new FakePeer.Answer(202, Map.of(), ""));
        handOver();
        assertThat(courtesies(id)).isZero();
        assertThat(gateway.notificationService().asked()).anySatisfy(asked -> assertThat(asked.body())
                .contains(id, email, "\"locale\":\"es\"")
                .doesNotContain("Ana", "López", "Acme", "Please"));
    }

    @Test
    void somebodyWhoHasAnAccountIsNotToldThatTheyWereDeclined() {
        ask(email, "Ana");
        people.create(email, "Ana");
        String id = waiting(email).get("id").asString();
        executive.call("POST", PATH + "/" + id + "/decline");
        assertThat(courtesies(id)).isZero();
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var answer = gateway.browser()
                .post(
                        PATH,
                        Map.of("email", "x", "name", "", "company", "\u0007", "message", "a\u0000b", "locale", "fr"));
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().get("errors").size()).isEqualTo(5);
        assertThat(gateway.browser()
                        .post(PATH, Map.of("email", email, "name", "A", "company", "B", "message", "x".repeat(1001)))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(gateway.browser()
                        .post(PATH, Map.of("email", email, "name", "A", "company", "B"))
                        .status())
                .isEqualTo(202);
        assertThat(waiting(email).get("locale").asString()).isEqualTo("en");
        assertThat(waiting(email).get("message").isNull()).isTrue();
    }

    @Test
    void aNameThatIsThereToBeClickedOrDialledIsRefusedWithItsFieldAndOnThePageToo() {
        var answer = gateway.browser()
                .post(
                        PATH,
                        Map.of(
                                "email",
                                email,
                                "name",
                                "Claim \uFF57\uFF57\uFF57\uFF0Eevil",
                                "company",
                                "Call 0900 123 456"));
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().get("errors").valueStream().map(error -> error.get("pointer")
                        .asString()))
                .containsExactlyInAnyOrder("/name", "/company");
        assertThat(answer.response().body()).contains("write it in the message", "fewer than 7 digits");
        var page = new Forms(gateway.browser())
                .send("/request-account", "email", email, "name", "https://evil.example", "company", "Acme");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.response().body()).contains("Leave out web addresses", "name-problem");
        assertThat(waiting(email).isMissingNode()).isTrue();
    }

    private void handOver() {
        gateway.bean(DeclineNoticeForwarder.class).runTask().block();
    }

    private long courtesies(String requestId) {
        return gateway.rows().count("SELECT count(*) FROM courtesy WHERE request_id = ?", UUID.fromString(requestId));
    }

    private Browser.Answer ask(String address, String name) {
        return gateway.browser()
                .post(
                        PATH,
                        Map.of(
                                "email",
                                address,
                                "name",
                                name,
                                "company",
                                "Acme",
                                "message",
                                " Please.\nThank you.",
                                "locale",
                                "es"));
    }

    private JsonNode waiting(String address) {
        return executive
                .get(PATH)
                .json()
                .get("accessRequests")
                .valueStream()
                .filter(request -> request.get("email").asString().equals(address))
                .findFirst()
                .orElseGet(tools.jackson.databind.node.MissingNode::getInstance);
    }
}
