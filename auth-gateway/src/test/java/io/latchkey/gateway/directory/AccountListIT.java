package io.latchkey.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The executives' list among 100,000 accounts: complete, in order, and served by indexes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountListIT {
    private static final int MANY = 100_000;
    private static final String AT = "timestamptz '2026-01-01T00:00:00Z'";
    private static final String SOMEWHERE = "uuid '00000000-0000-7000-8000-000000000000'";

    private Gateway gateway;
    private Browser executive;

    @BeforeAll
    void fill() {
        gateway = Gateway.with(Map.of());
        gateway.rows().change("""
                INSERT INTO account (account_id, email, display_name, locale, roles, version, profile_version, created_at)
                SELECT gen_random_uuid(), 'person' || n || '@example.org', 'Ana Number' || n, 'en', '{USER}', 1, 1,
                       timestamptz '2020-01-01T00:00:00Z' + n * interval '1 minute'
                FROM generate_series(1, ?) AS n
                """, MANY);
        gateway.rows().change("""
                INSERT INTO account_term
                SELECT account_id, unnest(ARRAY[email, lower(display_name), split_part(lower(display_name), ' ', 2)])
                FROM account WHERE email LIKE 'person%'
                """);
        gateway.rows().change("ANALYZE account");
        gateway.rows().change("ANALYZE account_term");
        executive = new People(gateway).executive();
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @Test
    void pagesFollowOneAnotherWithoutAGapOrARepeat() {
        Set<String> seen = new HashSet<>();
        String after = "";
        int asked = 0;
        do {
            var page = executive
                    .get("/api/v1/accounts?limit=200&q=number1&after=" + after)
                    .json();
            page.get("accounts")
                    .forEach(account -> assertThat(seen.add(account.get("email").asString()))
                            .isTrue());
            after = page.get("next").isNull() ? "" : page.get("next").asString();
            asked++;
        } while (!after.isEmpty());
        // 1, 10-19, 100-199 and so on, and 100000.
        assertThat(seen).hasSize(1 + 10 + 100 + 1000 + 10000 + 1);
        assertThat(asked).isEqualTo(56);
    }

    @Test
    void onePersonIsFoundAmongAllByAddressAndByName() {
        for (String q : List.of("person77777@", "number77777", "Ana%20Number77777")) {
            var found = executive.get("/api/v1/accounts?q=" + q).json().get("accounts");
            assertThat(found.size()).isEqualTo(1);
            assertThat(found.get(0).get("email").asString()).isEqualTo("person77777@example.org");
        }
    }

    @Test
    void noPageReadsTheWholeTable() {
        Map<String, String> ofPerson = Map.of(":beginning", "'person77777'", ":end", "'person77778'");
        assertServedByIndex(DirectoryTable.NEWEST, Map.of());
        assertServedByIndex(DirectoryTable.NEWEST_AFTER, Map.of());
        assertServedByIndex(DirectoryTable.FIND, ofPerson);
        assertServedByIndex(DirectoryTable.FIND_AFTER, ofPerson);
        // What nearly everybody's name begins with: the newest are walked through until the page is full.
        assertServedByIndex(DirectoryTable.FIND, Map.of(":beginning", "'ana'", ":end", "'anb'"));
    }

    private void assertServedByIndex(String sql, Map<String, String> searched) {
        String statement = sql.replace(":limit", "50").replace(":afterTime", AT).replace(":afterAccount", SOMEWHERE);
        for (var parameter : searched.entrySet()) {
            statement = statement.replace(parameter.getKey(), parameter.getValue());
        }
        String plan =
                gateway.rows().query("EXPLAIN (ANALYZE, BUFFERS OFF, TIMING OFF, SUMMARY OFF) " + statement).stream()
                        .map(row -> String.valueOf(row.get("QUERY PLAN")))
                        .collect(Collectors.joining("\n"));
        assertThat(plan).doesNotContain("Seq Scan").contains("Index");
    }
}
