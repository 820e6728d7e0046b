package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.ExecutiveFixture;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsApiIT extends ExecutiveFixture {
    private static final String PATH = "/api/v1/accounts";

    @Test
    void aCreatedAccountIsThereAtOnceWithItsTwoFactsInTheOutbox() {
        String email = People.address();
        var created = executive.post(
                PATH,
                Map.of(
                        "email",
                        email.toUpperCase(java.util.Locale.ROOT),
                        "displayName",
                        " Ana López ",
                        "locale",
                        "es-MX"));
        assertThat(created.status()).isEqualTo(201);
        UUID id = UUID.fromString(created.json().get("accountId").asString());
        assertThat(created.header("Location")).isEqualTo(PATH + "/" + id);
        var account = executive.get(PATH + "/" + id).json();
        assertThat(account.get("email").asString()).isEqualTo(email);
        assertThat(account.get("displayName").asString()).isEqualTo("Ana López");
        assertThat(account.get("locale").asString()).isEqualTo("es");
        assertThat(account.get("roles").toString()).isEqualTo("[\"USER\"]");
        assertThat(account.get("status").asString()).isEqualTo("INVITED");
        assertThat(account.get("twoFactor").asString()).isEqualTo("OFF");
        assertThat(account.get("createdAt").asString()).endsWith("Z");
        assertThat(executive
                        .get(PATH)
                        .json()
                        .get("accounts")
                        .get(0)
                        .get("accountId")
                        .asString())
                .isEqualTo(id.toString());
        var facts = outbox.of(id);
        assertThat(facts)
                .extracting(OutboxRows.Waiting::type)
                .containsExactly("io.latchkey.AccountCreated.v1", "io.latchkey.AccountProfile.v1");
        assertThat(facts.getFirst().data().get("by").asString())
                .isEqualTo(people.id(Gateway.FIRST_EXECUTIVE).toString());
        assertThat(facts.getFirst().data().toString()).doesNotContain(email).doesNotContain("Ana");
        assertThat(facts.getLast().data().get("email").asString()).isEqualTo(email);
    }

    @Test
    void anAddressBelongsToOneAccountHoweverItIsWrittenAndWhoeverIsFirst() throws Exception {
        String email = "ana" + People.address().replace("example.org", "bücher.example");
        String ascii = email.replace("bücher.example", "xn--bcher-kva.example");
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String spelling = i % 2 == 0 ? email.replace("ana", "ANA") : ascii;
            tries.add(() -> executive.post(PATH, account(spelling)).status());
        }
        try (var threads = Executors.newFixedThreadPool(20)) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(tries)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
        assertThat(executive.post(PATH, account(ascii)).problem()).isEqualTo("email-taken");
        assertThat(outbox.of(people.id(ascii))).hasSize(2);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var answer = executive.post(
                PATH, "{\"email\":\"x\",\"displayName\":\"\",\"locale\":\"fr\",\"roles\":[\"USER\",\"KING\",null]}");
        assertThat(answer.problem()).isEqualTo("invalid-request");
        var pointers = answer.json().get("errors").valueStream().map(error -> error.get("pointer")
                .asString());
        assertThat(pointers).containsExactly("/email", "/displayName", "/locale", "/roles/1", "/roles/2");
        assertThat(executive.post(PATH, "{}").json().get("errors").size()).isEqualTo(3);
    }

    @Test
    void theListGoesFromTheNewestToTheOldestPageByPage() {
        String family = "Fam" + People.address().replaceAll("[^a-z0-9]", "");
        List<UUID> made = IntStream.range(0, 7)
                .mapToObj(i -> people.create(People.address(), "Kid" + i + " " + family))
                .toList();
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            var page = executive
                    .get(PATH + "?q=" + family + "&limit=3&after=" + after)
                    .json();
            page.get("accounts")
                    .forEach(account -> seen.add(account.get("accountId").asString()));
            after = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!after.isEmpty());
        assertThat(seen).isEqualTo(made.reversed().stream().map(UUID::toString).toList());
    }

    @Test
    void aSearchFindsTheBeginningOfTheAddressAndOfEachWordOfTheName() {
        String mark = "q" + People.address().replaceAll("[^a-z0-9]", "");
        UUID id = people.create(mark + "@example.org", "José O'" + mark + " García_" + mark);
        assertThat(found(mark)).containsExactly(id);
        assertThat(found(mark.toUpperCase(java.util.Locale.ROOT) + "@EX")).containsExactly(id);
        assertThat(found("jos%C3%A9%20o'" + mark)).containsExactly(id);
        assertThat(found("garc%C3%ADa_" + mark)).containsExactly(id);
        assertThat(found("_" + mark)).isEmpty();
        assertThat(found("%25" + mark)).isEmpty();
        assertThat(found(mark + "%25")).isEmpty();
        assertThat(found("xample.org")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=-1", "limit=x", "limit=1e9", "limit=99999999999", "after=x", "q=%00", "q=a%0Ab"
            })
    void aSenselessQuestionIsRefused(String query) {
        assertThat(executive.get(PATH + "?" + query).problem()).isEqualTo("invalid-request");
    }

    @Test
    void moreThan200IsAWishFor200() {
        assertThat(executive.get(PATH + "?limit=100000").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1-1-1-1-1",
                "01a205e9-1cb4-7b7a-931b-cb32d3058c8",
                "%00",
                "01a205e9-1cb4-7b7a-931b-cb32d3058c8d"
            })
    void anIdThatNamesNothingIsNotFound(String id) {
        assertThat(executive.get(PATH + "/" + id).problem()).isEqualTo("not-found");
        assertThat(executive.get(PATH + "/" + id + "/emails").problem()).isEqualTo("not-found");
        assertThat(executive
                        .send("POST", PATH + "/" + id + "/invitation", BodyPublishers.noBody())
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void theMailsOfAnAccountAreWhatNotificationServiceSays() {
        UUID id = people.create(People.address(), "Ana");
        String path = "/internal/v1/accounts/" + id + "/emails";
        gateway.notificationService().on(path, asked -> FakePeer.Answer.ok("{\"emails\":[{\"emailId\":\"1\"}]}"));
        var answer = executive.get(PATH + "/" + id + "/emails");
        assertThat(answer.response().body()).isEqualTo("{\"emails\":[{\"emailId\":\"1\"}]}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        gateway.notificationService().on(path, asked -> new FakePeer.Answer(503, Map.of("Retry-After", "7"), ""));
        var away = executive.get(PATH + "/" + id + "/emails");
        assertThat(away.problem()).isEqualTo("unavailable");
        assertThat(away.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void anExecutiveSendsALinkAgain() {
        UUID id = people.create(People.address(), "Ana");
        var answer = executive.send("POST", PATH + "/" + id + "/invitation", BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(202);
        var fact = outbox.of(id).getLast();
        assertThat(fact.type()).isEqualTo("io.latchkey.PasswordResetRequested.v1");
        assertThat(fact.data().get("requestedBy").asString()).isEqualTo("EXECUTIVE");
        assertThat(fact.data().get("by").asString())
                .isEqualTo(people.id(Gateway.FIRST_EXECUTIVE).toString());
        assertThat(fact.data().get("requestId").asString())
                .isEqualTo(fact.eventId().toString());
    }

    @Test
    void nobodyElseGetsInAndARoleCountsFromTheMomentItIsGivenOrTaken() {
        UUID id = people.create("plain." + People.address(), "Plain");
        String email = executive.get(PATH + "/" + id).json().get("email").asString();
        Browser plain = people.signIn(email);
        for (String path : List.of(PATH, PATH + "/" + id, PATH + "/" + id + "/emails", PATH + "/nothing")) {
            assertThat(gateway.browser().get(path).problem()).isEqualTo("unauthenticated");
            assertThat(plain.get(path).problem()).isEqualTo("forbidden");
        }
        assertThat(gateway.browser().post(PATH, "not even json").problem()).isEqualTo("unauthenticated");
        for (String otherSpelling :
                List.of(PATH + ";x=1", "/api/v1/%61ccounts", "/api/v1%2Faccounts", "/api//v1/accounts")) {
            assertThat(executive.get(otherSpelling).problem()).isEqualTo("not-found");
        }
        gateway.rows().change("UPDATE account SET roles = '{USER,EXECUTIVE}' WHERE account_id = ?", id);
        assertThat(plain.get(PATH).status()).isEqualTo(200);
        gateway.rows().change("UPDATE account SET roles = '{USER}' WHERE account_id = ?", id);
        assertThat(plain.get(PATH).problem()).isEqualTo("forbidden");
    }

    private List<UUID> found(String q) {
        return executive
                .get(PATH + "?q=" + q)
                .json()
                .get("accounts")
                .valueStream()
                .map(account -> UUID.fromString(account.get("accountId").asString()))
                .toList();
    }

    private static Map<String, String> account(String email) {
        return Map.of("email", email, "displayName", "Ana", "locale", "en");
    }
}
