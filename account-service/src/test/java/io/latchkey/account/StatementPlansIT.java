package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.testkit.sql.StatementPlans;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No statement reads a table from end to end that grows. */
class StatementPlansIT {

    private static final Set<String> SMALL = Set.of();

    /** Those that do, and why they may. */
    private static final Map<String, String> READ_WHOLE = Map.of(
            "ChallengeTable.COUNT_OUTDATED", "asked by an operator who replaces a key",
            "TotpTable.COUNT_OUTDATED", "as that of challenges",
            "EnrolmentMailTable.COLUMNS", "the beginning of statements");

    @Test
    void everyStatementHasAnIndexThatServesItAtAnySize() {
        StatementPlans plans = StatementPlans.explainAll(
                Path.of("target/classes"), SMALL, "classpath:db/messaging", "classpath:db/migration");

        assertThat(plans.names()).contains("AccountTable.FIND");
        assertThat(plans.wholeReads().keySet())
                .as("what reads a table whole: %s", plans.wholeReads())
                .isEqualTo(READ_WHOLE.keySet());
    }
}
