package io.latchkey.notification.running;

import io.latchkey.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the service's tables, and leaves them as a killed process would. */
public final class Rows {

    private static final String TABLES = """
            SELECT quote_ident(table_name) FROM information_schema.tables
             WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'
               AND table_name NOT LIKE 'inbox\\_%' ORDER BY 1
            """;
    private final TestPostgres.Database database;

    public Rows(TestPostgres.Database database) {
        this.database = database;
    }

    /** Every row of every table, as text. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        for (String table : query(TABLES)) {
            query("SELECT '" + table + "' || row_to_json(t)::text FROM " + table + " t ORDER BY 1")
                    .forEach(all::add);
        }
        return all;
    }

    /** The first column. */
    public List<String> query(String sql) {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public int update(String sql) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
