package io.latchkey.gateway.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A form whose act needs a fresh session asks in place, and one submit proves and does it. */
class ReauthenticationPagesIT {
    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final OutboxRows outbox = new OutboxRows(gateway);
    private final Browser stale = people.stale(people.executive());
    private final Forms console = new Forms(stale.with("Accept", "text/html").with("Accept-Language", "en"));
    private final String email = People.address();
    private final UUID id = people.create(email, "Ana López");
    private final String page = "/executive/accounts/" + id;

    @Test
    void aFormComesBackWithEverythingThatWasTypedAndWhy() {
        String wanted = People.address();
        var asked = console.send(
                "/executive/new",
                "email",
                wanted,
                "name",
                "New \"<b>",
                "language",
                "es",
                "roles",
                "executive",
                "roles",
                "operations");
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.response().body())
                .contains("Confirm that it is you", "Nothing has been done yet", "Create an account with a role")
                .contains("action=\"/executive/new\"")
                .contains("name=\"email\" value=\"" + wanted + "\"", "name=\"name\" value=\"New &quot;&lt;b&gt;\"")
                .contains("name=\"roles\" value=\"executive\"", "name=\"roles\" value=\"operations\"")
                .containsPattern("(?s)id=\"proof-password\"[^>]*autofocus")
                .doesNotContain("proof-code");
        people.provingRight(Gateway.FIRST_EXECUTIVE);
        var done = console.send(
                "/executive/new",
                "email",
                wanted,
                "name",
                "New",
                "language",
                "es",
                "roles",
                "executive",
                "proofPassword",
                "right");
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).endsWith("?done=created");
        assertThat(stale.get("/api/v1/accounts/" + people.id(wanted))
                        .json()
                        .get("roles")
                        .toString())
                .contains("EXECUTIVE");
    }

    @Test
    void aWrongPasswordSaysSoInPlaceAndKeepsTheRest() {
        String moved = People.address();
        people.proving("INVALID_CREDENTIALS");
        var wrong = console.send(page + "/address", "email", moved, "proofPassword", "wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.response().body())
                .contains("This is not your present password", "value=\"" + moved + "\"", email, "Ana López")
                .doesNotContain("wrong\"");
        assertThat(console.send(page + "/address", "email", moved, "proofPassword", "")
                        .status())
                .isEqualTo(400);
        people.proving("TOO_MANY_ATTEMPTS", ",\"retryAfter\":30");
        assertThat(console.send(page + "/address", "email", moved, "proofPassword", "x")
                        .status())
                .isEqualTo(429);
        people.proving("NEWS");
        assertThat(console.send(page + "/address", "email", moved, "proofPassword", "x")
                        .status())
                .isEqualTo(503);
        assertThat(outbox.of(id)).hasSize(2);
        people.provingRight(Gateway.FIRST_EXECUTIVE);
        var done = console.send(page + "/address", "email", moved, "proofPassword", "right");
        assertThat(done.header("Location")).isEqualTo(page + "?done=moved");
    }

    @Test
    void aCodeIsAskedForWhereAFactorIsEnrolledAndARecoveryCodeServesToo() {
        people.proving("CODE_REQUIRED");
        var missing = console.send(page + "/erase", "email", email, "proofPassword", "right");
        assertThat(missing.response().body()).contains("proof-code", "Enter the six digits", "value=\"" + email);
        people.provingRight(Gateway.FIRST_EXECUTIVE);
        console.send(page + "/action", "action", "disable", "proofPassword", "right", "proofCode", "123 456");
        assertThat(lastProof()).contains("\"oneTimePassword\":\"123 456\"").doesNotContain("recoveryCode");
        console.send(page + "/action", "action", "enable", "proofPassword", "right", "proofCode", "abcd0-fghjk");
        assertThat(lastProof()).contains("\"recoveryCode\":\"abcd0-fghjk\"").doesNotContain("oneTimePassword");
    }

    @Test
    void everyButtonOfAnAccountsPageAsksInPlaceAndInSpanish() {
        Forms spanish = console.with("Accept-Language", "es");
        for (String act : List.of("disable", "reset", "remove", "end-sessions")) {
            gateway.rows().change("UPDATE account SET state_two_factor = 'ENROLLED' WHERE account_id = ?", id);
            var asked = spanish.send(page + "/action", "action", act);
            assertThat(asked.status()).as(act).isEqualTo(403);
            assertThat(asked.response().body())
                    .contains("Confirme que es usted", "name=\"action\" value=\"" + act + "\"");
        }
        assertThat(spanish.send(page + "/erase", "email", email).status()).isEqualTo(403);
        assertThat(spanish.send(page + "/action", "action", "require").status()).isEqualTo(303);
    }

    @Test
    void aProofGivenWithDailyWorkIsCheckedAllTheSame() {
        people.proving("INVALID_CREDENTIALS");
        assertThat(console.send(page + "/person", "name", "X", "language", "en", "proofPassword", "wrong")
                        .status())
                .isEqualTo(401);
        assertThat(outbox.of(id)).hasSize(2);
    }

    @Test
    void thePageOfOnesOwnAccountOffersNoneOfIt() {
        UUID own = people.id(Gateway.FIRST_EXECUTIVE);
        assertThat(console.open("/executive/accounts/" + own).response().body())
                .contains("This is your own account", "/address")
                .doesNotContain("value=\"disable\"", "value=\"remove\"", "value=\"end-sessions\"", "/erase");
        assertThat(console.open(page).response().body()).contains("value=\"disable\"", "value=\"end-sessions\"");
    }

    private String lastProof() {
        return gateway.accountService().asked().stream()
                .filter(asked -> asked.path().endsWith("/session-proofs"))
                .toList()
                .getLast()
                .body();
    }
}
