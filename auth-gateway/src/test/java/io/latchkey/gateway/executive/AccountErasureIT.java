package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountErasureIT {
    private static final String CANARY = "Xanthippe";

    private final Gateway gateway = Gateway.onKafka();
    private final People people = new People(gateway);

    @Test
    void nothingOfAnErasedPersonIsLeftInAnyTableButTheId() {
        Browser executive = people.executive();
        String email = "xanthippe." + People.address();
        UUID id = people.create(email, CANARY + " Ölmann");
        people.signIn(email);
        gateway.browser().post("/api/v1/password-resets", Map.of("email", email));
        gateway.browser()
                .post(
                        "/api/v1/access-requests",
                        Map.of("email", email, "name", CANARY, "company", CANARY, "message", CANARY));
        assertThat(rowsWith("xanthippe")).isNotEmpty();
        assertThat(executive.delete("/api/v1/accounts/" + id).status()).isEqualTo(202);
        while (gateway.rows().count("SELECT count(*) FROM outbox") > 0) {
            Thread.onSpinWait();
        }
        assertThat(rowsWith("xanthippe")).isEmpty();
        assertThat(rowsWith(id.toString())).containsOnlyKeys("account_history", "erased_account");
    }

    /** How many rows of each table hold a text in whatever column and case. */
    private Map<String, Long> rowsWith(String text) {
        var found = new java.util.TreeMap<String, Long>();
        for (String table : tables()) {
            long rows = gateway.rows()
                    .count(
                            "SELECT count(*) FROM " + table + " AS one WHERE position(? in lower(one::text)) > 0"
                                    + (table.equals("outbox")
                                            ? " OR position('" + text
                                                    + "' in lower(convert_from(coalesce(payload, ''), 'UTF8'))) > 0"
                                            : ""),
                            text);
            if (rows > 0) {
                found.put(table, rows);
            }
        }
        return found;
    }

    private List<String> tables() {
        return gateway
                .rows()
                .query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .stream()
                .map(row -> String.valueOf(row.get("table_name")))
                .toList();
    }
}
