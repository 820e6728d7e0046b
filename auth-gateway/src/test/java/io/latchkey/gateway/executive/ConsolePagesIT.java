package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsolePagesIT {
    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final OutboxRows outbox = new OutboxRows(gateway);
    private final Forms console =
            new Forms(people.executive().with("Accept", "text/html").with("Accept-Language", "en"));
    private final String email = People.address();

    @Test
    void anAccountIsCreatedOrTheFormSaysAtOnceThatTheAddressIsTaken() {
        var created = console.send(
                "/executive/new", "email", email, "name", "Ana López", "language", "es", "roles", "operations");
        UUID id = people.id(email);
        assertThat(created.status()).isEqualTo(303);
        assertThat(created.header("Location")).isEqualTo(page(id) + "?done=created");
        var account = people.executive().get("/api/v1/accounts/" + id).json();
        assertThat(account.get("locale").asString()).isEqualTo("es");
        assertThat(account.get("roles").toString()).isEqualTo("[\"USER\",\"OPERATIONS\"]");
        var taken = console.send("/executive/new", "email", email, "name", "Eva");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.response().body()).contains("already has this address", page(id), "value=\"Eva\"");
        var empty = console.send("/executive/new", "email", "x", "name", " ");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.response().body()).contains("does not look like an email address", "Enter the name");
    }

    @Test
    void theListFindsPeopleAndLeadsToTheirPages() {
        UUID id = people.create(email, "Zenobia <b>Quux</b>");
        assertThat(console.open("/executive?q=" + email).response().body())
                .contains(page(id), "Zenobia &lt;b&gt;Quux", "Invited");
        assertThat(console.open("/executive?q=nobody-begins-like-this")
                        .response()
                        .body())
                .contains("No account begins like this");
        assertThat(console.open("/executive").response().body()).contains(page(id));
        assertThat(console.open("/executive?after=nonsense").status()).isEqualTo(400);
    }

    @Test
    void thePageOfAnAccountTellsWhereEachMailIsInWords() {
        UUID id = people.create(email, "Ana");
        gateway.notificationService().on("/internal/v1/accounts/" + id + "/emails", asked -> FakePeer.Answer.ok("""
                        {"emails":[{"emailId":"0197f0a0-0000-7000-8000-000000000001",
                        "causeId":"0197f0a0-0000-7000-8000-000000000002","template":"password-reset","locale":"en",
                        "state":"BOUNCED","reason":"mailbox-full","queuedAt":"2026-03-01T09:30:00Z","history":[
                        {"type":"EmailQueued","at":"2026-03-01T09:30:00Z","provider":null,"attempt":null,"reason":null},
                        {"type":"EmailBounced","at":"2026-03-01T09:30:05Z","provider":"sendgrid","attempt":1,
                        "reason":"mailbox-full"}]},
                        {"emailId":"0197f0a0-0000-7000-8000-000000000003",
                        "causeId":"0197f0a0-0000-7000-8000-000000000004","template":"haiku","locale":"en",
                        "state":"TELEPORTED","reason":null,"queuedAt":"2026-03-01T09:30:00Z","history":[]}]}
                        """));
        assertThat(console.open(page(id)).response().body())
                .contains("Their mail server refused it: the mailbox is full. Try another address or send again later.")
                .contains("Waiting to be sent", "no words for yet", "data-pending=\"no\"");
        assertThat(console.with("Accept-Language", "es")
                        .open(page(id))
                        .response()
                        .body())
                .contains("el buzón está lleno");
        gateway.notificationService()
                .on("/internal/v1/accounts/" + id + "/emails", asked -> new FakePeer.Answer(503, Map.of(), ""));
        assertThat(console.open(page(id)).response().body()).contains("cannot be shown right now");
    }

    @Test
    void thatNothingIsSentToAnAddressIsSaidWithTheWayOut() {
        UUID id = people.create(email, "Ana");
        suppressed(id, "bounced", "null");
        assertThat(console.open(page(id)).response().body())
                .contains("No emails are sent to this address.", "there is no such mailbox")
                .contains("Allow emails to this address again", "datetime=\"2026-03-01T09:30:00Z\"");
        assertThat(console.with("Accept-Language", "es")
                        .open(page(id))
                        .response()
                        .body())
                .contains("No se envían correos a esta dirección.", "Volver a permitir correos");
        suppressed(id, "reported-spam", "\"2026-03-01T09:31:00Z\"");
        assertThat(console.open(page(id)).response().body())
                .contains("reported an earlier email as spam", "Somebody has asked to allow emails again")
                .doesNotContain("Allow emails to this address again");
        suppressed(id, "of-a-newer-kind", "null");
        assertThat(console.open(page(id)).response().body()).contains("Operations can look up why");
    }

    @Test
    void theButtonHandsTheWishOverAndSaysWhatComesNext() {
        UUID id = people.create(email, "Ana");
        gateway.notificationService().on("/internal/v1/liftings", asked -> new FakePeer.Answer(202, Map.of(), ""));
        assertThat(console.send(page(id) + "/lifting").header("Location")).isEqualTo(page(id) + "?done=lifted");
        assertThat(console.open(page(id) + "?done=lifted").response().body())
                .contains("Emails to this address are allowed again.");
        gateway.notificationService().on("/internal/v1/liftings", asked -> new FakePeer.Answer(503, Map.of(), ""));
        assertThat(console.send(page(id) + "/lifting").status()).isEqualTo(503);
        assertThat(console.send(page(UUID.randomUUID()) + "/lifting").status()).isEqualTo(404);
    }

    private void suppressed(UUID id, String reason, String liftAskedAt) {
        gateway.notificationService()
                .on(
                        "/internal/v1/accounts/" + id + "/suppression",
                        asked -> FakePeer.Answer.ok("""
                        {"suppression":{"accountId":"%s","reason":"%s","since":"2026-03-01T09:30:00Z",
                        "causeEmailId":"0197f0a0-0000-7000-8000-000000000001","liftAskedAt":%s,"liftTrouble":null}}
                        """.formatted(id, reason, liftAskedAt)));
    }

    @Test
    void everyButtonOfThePageDoesWhatItSays() {
        UUID id = people.create(email, "Ana");
        String[][] buttons = {
            {"require", "TwoFactorRequired"},
            {"remove", "TwoFactorRemoved"},
            {"disable", "AccountDisabled"},
            {"enable", "AccountEnabled"}
        };
        for (String[] button : buttons) {
            var answer = console.send(page(id) + "/action", "action", button[0]);
            assertThat(answer.header("Location")).isEqualTo(page(id) + "?done=" + button[0]);
            assertThat(outbox.of(id).getLast().type()).isEqualTo("io.latchkey." + button[1] + ".v1");
            assertThat(console.open(page(id) + "?done=" + button[0]).status()).isEqualTo(200);
        }
        assertThat(console.send(page(id) + "/action", "action", "explode").status())
                .isEqualTo(404);
        assertThat(console.send(page(id) + "/invitation").header("Location")).isEqualTo(page(id) + "?done=sent");
        assertThat(outbox.of(id).getLast().type()).isEqualTo("io.latchkey.PasswordResetRequested.v1");
        UUID first = people.id(Gateway.FIRST_EXECUTIVE);
        var own = console.send(page(first) + "/action", "action", "disable");
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.response().body()).contains("Not on your own account");
    }

    @Test
    void personAndAddressChangeByTheirForms() {
        UUID id = people.create(email, "Ana");
        var saved = console.send(page(id) + "/person", "name", "Eva", "language", "es", "roles", "executive");
        assertThat(saved.header("Location")).isEqualTo(page(id) + "?done=saved");
        assertThat(console.open(page(id)).response().body()).contains("Eva", "Español", "Account executive");
        assertThat(console.send(page(id) + "/person", "name", "").response().body())
                .contains("Enter the name");
        String moved = People.address();
        assertThat(console.send(page(id) + "/address", "email", moved).header("Location"))
                .isEqualTo(page(id) + "?done=moved");
        assertThat(console.send(page(id) + "/address", "email", Gateway.FIRST_EXECUTIVE)
                        .response()
                        .body())
                .contains("already has this address");
        gateway.rows().change("""
                UPDATE session SET signed_in_at = signed_in_at - interval '16 minutes' WHERE account_id = ?
                """, people.id(Gateway.FIRST_EXECUTIVE));
        var stale = console.send(page(id) + "/address", "email", email);
        assertThat(stale.status()).isEqualTo(403);
        assertThat(stale.response().body()).contains("Confirm that it is you", "value=\"" + email + "\"");
    }

    @Test
    void erasingNeedsTheAddressTyped() {
        UUID id = people.create(email, "Ana");
        assertThat(console.open(page(id) + "/erase").response().body()).contains(email);
        var wrong = console.send(page(id) + "/erase", "email", "another@example.org");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.response().body()).contains("Nothing has been erased");
        var erased = console.send(page(id) + "/erase", "email", email.toUpperCase(java.util.Locale.ROOT));
        assertThat(erased.header("Location")).isEqualTo("/executive?done=erased");
        assertThat(console.open("/executive?done=erased").response().body()).contains("The account is erased.");
        assertThat(console.open(page(id)).status()).isEqualTo(404);
    }

    @Test
    void aRequestForAnAccountIsAskedOnItsPageAndDecidedInTheConsole() {
        Forms nobody = Forms.of(gateway);
        assertThat(nobody.open("/request-account").response().body()).contains("autocomplete=\"organization\"");
        assertThat(nobody.send("/request-account", "email", "x", "name", "", "company", "")
                        .status())
                .isEqualTo(400);
        ask(nobody, email);
        String other = People.address();
        ask(nobody, other);
        assertThat(console.open("/executive/access-requests").response().body())
                .contains(email, other, "Acme &amp; Co", "Please &lt;i&gt;");
        var approved = console.send("/executive/access-requests/" + requestId(email) + "/approve");
        assertThat(approved.header("Location")).isEqualTo(page(people.id(email)) + "?done=approved");
        UUID declined = requestId(other);
        assertThat(console.send("/executive/access-requests/" + declined + "/decline")
                        .header("Location"))
                .isEqualTo("/executive/access-requests?done=declined");
        assertThat(console.send("/executive/access-requests/" + declined + "/decline")
                        .header("Location"))
                .isEqualTo("/executive/access-requests?done=gone");
    }

    @Test
    void nobodySignsInFirstAndOthersAreToldThatItIsNotTheirs() {
        UUID id = people.create(email, "Ana");
        Browser.Answer nobody = Forms.of(gateway).open(page(id));
        assertThat(nobody.status()).isEqualTo(303);
        assertThat(nobody.header("Location")).isEqualTo("/sign-in?next=" + page(id));
        Forms holder = new Forms(people.signIn(email).with("Accept", "text/html"));
        assertThat(holder.open("/executive").status()).isEqualTo(403);
        assertThat(holder.send(page(id) + "/action", "action", "require").status())
                .isEqualTo(403);
        assertThat(console.with("Sec-Fetch-Site", "cross-site")
                        .send(page(id) + "/action", "action", "require")
                        .status())
                .isEqualTo(403);
    }

    private static void ask(Forms nobody, String address) {
        var asked = nobody.send(
                "/request-account", "email", address, "name", "Ana", "company", "Acme & Co", "message", "Please <i>");
        assertThat(asked.header("Location")).isEqualTo("/request-account/sent");
        assertThat(nobody.open("/request-account/sent").status()).isEqualTo(200);
    }

    private UUID requestId(String address) {
        return UUID.fromString(String.valueOf(gateway.rows()
                .query("SELECT request_id FROM access_request WHERE email = ?", address)
                .getFirst()
                .get("request_id")));
    }

    private static String page(UUID id) {
        return "/executive/accounts/" + id;
    }
}
