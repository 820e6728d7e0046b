package io.latchkey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.testkit.sql.StatementPlans;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No statement reads a table from end to end that grows. */
class StatementPlansIT {

    private static final Set<String> SMALL = Set.of("executive_was_here");

    /** Those that do, and why they may. */
    private static final Map<String, String> READ_WHOLE = Map.of(
            "AccessRequestTable.SELECT", "the beginning of statements",
            "DirectoryTable.SELECT", "the beginning of statements",
            "SessionTable.COLUMNS", "the beginning of statements",
            "DirectoryTable.FIRST_EXECUTIVE", "an index of executives alone",
            "DirectoryTable.OTHER_EXECUTIVE", "an index of executives alone");

    @Test
    void everyStatementHasAnIndexThatServesItAtAnySize() {
        StatementPlans plans = StatementPlans.explainAll(
                Path.of("target/classes"), SMALL, "classpath:db/messaging", "classpath:db/migration");

        assertThat(plans.names()).contains("DirectoryTable.BY_EMAIL");
        assertThat(plans.wholeReads().keySet())
                .as("what reads a table whole: %s", plans.wholeReads())
                .isEqualTo(READ_WHOLE.keySet());
    }
}
