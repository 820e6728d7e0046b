package io.latchkey.testkit.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a plan reads whole, however large it is. */
final class QueryPlan {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> READS_ALL_FIRST =
            Set.of("Sort", "Incremental Sort", "Aggregate", "Hash", "WindowAgg");

    private final List<String> wholeReads = new ArrayList<>();

    private QueryPlan() {}

    /**
     * The tables and indexes that are read from end to end, each with the kind of its read.
     *
     * @param explained what {@code EXPLAIN (FORMAT JSON)} answers
     * @param small tables whose number of rows the configuration bounds
     */
    static List<String> findWholeReads(String explained, Set<String> small) {
        var plan = new QueryPlan();
        plan.collect(JSON.readTree(explained).path(0).path("Plan"), false, small);
        return plan.wholeReads;
    }

    /** @param bounded a limit above ends the read early */
    private void collect(JsonNode node, boolean bounded, Set<String> small) {
        String type = node.path("Node Type").asString("");
        String table = node.path("Relation Name").asString("");
        boolean conditioned = node.has("Index Cond") || node.has("TID Cond");
        boolean whole = type.endsWith("Scan") && !table.isEmpty() && !type.equals("Bitmap Heap Scan") && !conditioned;
        boolean wholeBitmap = type.equals("Bitmap Index Scan") && !conditioned;
        if ((whole && !bounded && !small.contains(table)) || wholeBitmap) {
            wholeReads.add(
                    type + " of " + (wholeBitmap ? node.path("Index Name").asString("") : table));
        }
        boolean below = type.equals("Limit") || (bounded && !READS_ALL_FIRST.contains(type));
        node.path("Plans").forEach(part -> collect(part, below, small));
    }
}
