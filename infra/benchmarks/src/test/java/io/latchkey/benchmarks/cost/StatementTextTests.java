package io.latchkey.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO mail_step (email_id) SELECT 1 | notification: insert mail_step",
                "UPDATE mail SET taken_by = $1 WHERE email_id = ANY(SELECT 1 FOR UPDATE SKIP LOCKED)"
                        + " | notification: update mail",
                "WITH due AS (SELECT id FROM mail FOR NO KEY UPDATE SKIP LOCKED) UPDATE mail SET state = $1"
                        + " | notification: update mail",
                "DELETE FROM outbox WHERE id = ANY ($1) | notification: delete outbox",
                "SELECT id FROM mail ORDER BY email_id FOR NO KEY UPDATE | ''",
            })
    void aStatementIsOfTheTableThatItWritesFirst(String text, String write) {
        assertThat(StatementText.of("notification", text).describeWrite()).isEqualTo(write);
    }

    @Test
    void aLongStatementOfSeveralLinesFitsIntoOne() {
        var statement = StatementText.of("gateway", "SELECT  a,\n   b\nFROM " + "x".repeat(300));

        assertThat(statement.toString())
                .startsWith("gateway: SELECT a, b FROM xxx")
                .hasSize(96);
    }

    @Test
    void onlyWhatWasSentMeanwhileCountsAndEachForItsShare() {
        var old = StatementText.of("account", "SELECT 1");
        var used = StatementText.of("account", "SELECT 2");
        var before = new DatabaseCounters(
                Map.of(old, new StatementUse(5, 5, 1), used, new StatementUse(10, 40, 2)), Map.of("commits", 7.0));
        var after = new DatabaseCounters(
                Map.of(old, new StatementUse(5, 5, 1), used, new StatementUse(30, 120, 6)), Map.of("commits", 27.0));

        assertThat(after.statementsPer(10, before)).isEqualTo(Map.of(used, new StatementUse(2, 8, 0.4)));
        assertThat(after.totalsPer(10, before)).isEqualTo(Map.of("commits", 2.0));
    }
}
