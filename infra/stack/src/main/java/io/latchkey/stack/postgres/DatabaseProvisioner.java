package io.latchkey.stack.postgres;

import io.latchkey.contracts.SecretValue;
import io.latchkey.stack.process.StackException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases and their owners, so that no role can connect to a database that is not its own. */
final class DatabaseProvisioner {

    private DatabaseProvisioner() {}

    static void ensureDatabase(PostgresServer server, String database, String owner, SecretValue password) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        try (Connection connection = DriverManager.getConnection(
                        url,
                        PostgresServer.SUPERUSER,
                        server.superuserPassword().value());
                Statement statement = connection.createStatement()) {
            ensureRole(connection, statement, owner, password);
            createDatabase(connection, statement, database, owner);
        } catch (SQLException e) {
            throw new StackException("could not make the database " + database + ": SQL state " + e.getSQLState(), e);
        }
    }

    private static void ensureRole(Connection connection, Statement statement, String role, SecretValue password)
            throws SQLException {
        String name = statement.enquoteIdentifier(role, true);
        boolean there = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role);
        statement.execute((there ? "ALTER ROLE " : "CREATE ROLE ") + name
                + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD "
                + statement.enquoteLiteral(password.value()));
    }

    private static void createDatabase(Connection connection, Statement statement, String database, String owner)
            throws SQLException {
        String name = statement.enquoteIdentifier(database, true);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + statement.enquoteIdentifier(owner, true));
        }
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        // What every role may reach by default is closed, too.
        statement.execute("REVOKE ALL ON DATABASE postgres FROM PUBLIC");
        statement.execute("REVOKE ALL ON DATABASE template1 FROM PUBLIC");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}
