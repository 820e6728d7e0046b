package io.latchkey.testkit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryPlanTests {

    private static final String SCAN = """
            {"Node Type": "Seq Scan", "Relation Name": "mail", "Filter": "(state = $1)"}""";

    @Test
    void aTableThatIsReadFromEndToEndIsFoundUnlessItIsSmall() {
        assertThat(wholeReads(SCAN)).containsExactly("Seq Scan of mail");
        assertThat(QueryPlan.findWholeReads(explained(SCAN), Set.of("mail"))).isEmpty();
    }

    @Test
    void anIndexWithoutAConditionIsReadWholeToo() {
        assertThat(wholeReads("""
                {"Node Type": "Index Scan", "Relation Name": "mail", "Index Name": "mail_pkey"}""")).containsExactly("Index Scan of mail");
        assertThat(wholeReads("""
                {"Node Type": "Bitmap Heap Scan", "Relation Name": "mail", "Plans": [
                  {"Node Type": "Bitmap Index Scan", "Index Name": "mail_queued"}]}""")).containsExactly("Bitmap Index Scan of mail_queued");
    }

    @Test
    void aConditionOnTheIndexBoundsTheRead() {
        assertThat(wholeReads("""
                {"Node Type": "Index Scan", "Relation Name": "mail", "Index Cond": "(email_id = $1)"}""")).isEmpty();
    }

    @Test
    void aLimitBoundsTheReadBelowItButNotBelowASort() {
        assertThat(wholeReads("{\"Node Type\": \"Limit\", \"Plans\": [" + SCAN + "]}"))
                .isEmpty();
        assertThat(wholeReads("{\"Node Type\": \"Limit\", \"Plans\": [{\"Node Type\": \"Sort\", \"Plans\": [" + SCAN
                        + "]}]}"))
                .containsExactly("Seq Scan of mail");
    }

    private static List<String> wholeReads(String plan) {
        return QueryPlan.findWholeReads(explained(plan), Set.of());
    }

    private static String explained(String plan) {
        return "[{\"Plan\": " + plan + "}]";
    }
}
