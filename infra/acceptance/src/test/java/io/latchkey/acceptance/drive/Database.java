package io.latchkey.acceptance.drive;

import io.latchkey.contracts.SecretValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A service's database, looked into as its own role. */
public record Database(int port, String name, SecretValue password) {

    public static final List<String> ALL = List.of("gateway", "account", "notification");

    // The rows of a month's partition are read with inbox itself; an empty one may be made at any time.
    private static final String TABLES = """
            SELECT quote_ident(table_name) FROM information_schema.tables
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name !~ '^inbox_[0-9]{4}_[0-9]{2}$'
            ORDER BY 1
            """;

    private static final String WAITING = """
            SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
            WHERE usename = current_user AND wait_event_type = 'Lock'
            """;

    /** Every row of every table as text, by table, in an order that is always the same. */
    public Map<String, List<String>> dump() {
        try (var connection = connect()) {
            var dump = new TreeMap<String, List<String>>();
            for (String table : column(connection, TABLES)) {
                dump.put(table, column(connection, "SELECT t::text FROM " + table + " t ORDER BY 1"));
            }
            return dump;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param from what stands after FROM */
    public long count(String from) {
        try (var connection = connect()) {
            return Long.parseLong(
                    column(connection, "SELECT count(*)::text FROM " + from).getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds an account's row against everybody else until closed. */
    public HeldRow holdAccount(UUID accountId) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            column(connection, "SELECT 'held' FROM account WHERE account_id = '" + accountId + "' FOR UPDATE");
            return new HeldRow(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A row that others wait for. */
    public static final class HeldRow implements AutoCloseable {

        private final Connection connection;

        private HeldRow(Connection connection) {
            this.connection = connection;
        }

        /** Ends the connections that wait for the row: a client that died would leave its statement to be carried out. */
        public int endWaiting() {
            try {
                return column(connection, WAITING).size();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + name, name, password.value());
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
