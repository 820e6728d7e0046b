package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.testkit.sql.StatementPlans;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No statement reads a table from end to end that grows. */
class StatementPlansIT {

    private static final Set<String> SMALL = Set.of(
            "channel_control", "dead_letter_read", "operations_ended", "operations_session", "operations_token_used");

    /** Those that do, and why they may. */
    private static final Map<String, String> READ_WHOLE = Map.ofEntries(
            Map.entry("DeadLetterQueries.COLUMNS", "the beginning of statements"),
            Map.entry("MailHistoryTable.FACTS", "the beginning of statements"),
            Map.entry("SuppressionTable.UNLIFTED", "the beginning of statements"),
            Map.entry(
                    "DeadLetterQueries.PAGE",
                    "letters of all states or of one topic, a page at a time, for an operator"),
            Map.entry("DeadLetterQueries.DEPTHS", "an index of letters that wait for an operator alone"),
            Map.entry("DeadLetterTable.ABANDONED", "an index of letters that wait for an operator alone"),
            Map.entry("ExternalRecipientTable.KNOWN", "an index of strangers whose mail is under way alone"),
            Map.entry("FormerAddressTable.KEPT", "kept while a mail to it may be under way"),
            Map.entry("FormerAddressTable.DELETE", "kept while a mail to it may be under way"),
            Map.entry(
                    "MailReportTable.BY_STATE", "the overview counts what is under way, and finds it among all mails"),
            Map.entry("MailReportTable.DOMAINS", "the overview joins the mails of an hour to the domains of all"),
            Map.entry("PendingAccessRequestTable.WAITING", "an index of requests that wait for a digest alone"),
            Map.entry("RecipientTable.EXECUTIVES", "an index of executives alone"));

    @Test
    void everyStatementHasAnIndexThatServesItAtAnySize() {
        StatementPlans plans = StatementPlans.explainAll(
                Path.of("target/classes"), SMALL, "classpath:db/messaging", "classpath:db/migration");

        assertThat(plans.names()).contains("MailTable.TAKE");
        assertThat(plans.wholeReads().keySet())
                .as("what reads a table whole: %s", plans.wholeReads())
                .isEqualTo(READ_WHOLE.keySet());
    }
}
