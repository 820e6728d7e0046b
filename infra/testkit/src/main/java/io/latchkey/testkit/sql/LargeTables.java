package io.latchkey.testkit.sql;

import io.latchkey.testkit.TestPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Makes empty tables look large to the planner, which reckons rows from the length of a table's file where it has no
 * statistics: the file is lengthened by a hole that takes no room. Such a table can be planned with, not read.
 */
final class LargeTables {

    // Some millions of rows of usual width.
    private static final long LENGTH = 512L * 1024 * 1024;
    private static final String TABLES = """
            SELECT relname, pg_relation_filepath(oid) AS path FROM pg_class
             WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'flyway_schema_history'
            """;

    private LargeTables() {}

    static void pretendAll(Statement statement, Set<String> small) throws SQLException {
        try (ResultSet tables = statement.executeQuery(TABLES)) {
            while (tables.next()) {
                if (!small.contains(tables.getString("relname"))) {
                    lengthen(tables.getString("path"));
                }
            }
        }
    }

    private static void lengthen(String path) {
        String file = TestPostgres.dataDirectory().resolve(path).toString();
        try (var table = new RandomAccessFile(file, "rw")) {
            table.setLength(LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
