package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.system.BenchmarkDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What PostgreSQL has counted up to a moment, of the three services' databases alone where that can be told apart. */
record DatabaseCounters(Map<StatementText, StatementUse> statements, Map<String, Double> totals) {

    private static final String STATEMENTS = """
            SELECT datname, query, calls, rows, total_exec_time FROM pg_stat_statements
              JOIN pg_database ON pg_database.oid = dbid WHERE datname IN ('gateway', 'account', 'notification')
            """;

    // A log that waits to be written is written and synchronised by whoever comes first: no database's own.
    private static final String TOTALS = """
            SELECT (SELECT sum(xact_commit) FROM pg_stat_database
                     WHERE datname IN ('gateway', 'account', 'notification')) AS "transactions committed",
                   (SELECT sum(blks_hit + blks_read) FROM pg_stat_database
                     WHERE datname IN ('gateway', 'account', 'notification')) AS "pages looked at",
                   (SELECT wal_bytes FROM pg_stat_wal) AS "log written, bytes",
                   (SELECT wal_fpi FROM pg_stat_wal) AS "whole pages in the log",
                   (SELECT sum(writes) FROM pg_stat_io WHERE object = 'wal') AS "writes of the log",
                   (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal') AS "syncs of the log"
            """;

    static void prepare(BenchmarkDatabase database) {
        database.execute("postgres", "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    }

    static DatabaseCounters read(BenchmarkDatabase database) {
        Map<StatementText, StatementUse> statements = new HashMap<>();
        database.query(
                "postgres",
                STATEMENTS,
                row -> statements.merge(
                        StatementText.of(row.getString(1), row.getString(2)),
                        new StatementUse(row.getDouble(3), row.getDouble(4), row.getDouble(5)),
                        StatementUse::plus));
        return new DatabaseCounters(
                statements,
                database.query("postgres", TOTALS, DatabaseCounters::readTotals).getFirst());
    }

    Map<StatementText, StatementUse> statementsPer(long count, DatabaseCounters earlier) {
        Map<StatementText, StatementUse> each = new HashMap<>();
        statements.forEach((text, use) -> {
            StatementUse since = use.since(earlier.statements.getOrDefault(text, StatementUse.NONE));
            if (since.calls() > 0) {
                each.put(text, since.dividedBy(count));
            }
        });
        return each;
    }

    Map<String, Double> totalsPer(long count, DatabaseCounters earlier) {
        Map<String, Double> each = new LinkedHashMap<>();
        totals.forEach((name, now) -> each.put(name, (now - earlier.totals.getOrDefault(name, 0.0)) / count));
        return each;
    }

    private static Map<String, Double> readTotals(ResultSet row) throws SQLException {
        Map<String, Double> totals = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            totals.put(row.getMetaData().getColumnLabel(i), row.getDouble(i));
        }
        return totals;
    }
}
