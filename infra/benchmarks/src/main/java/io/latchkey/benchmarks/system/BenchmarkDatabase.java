package io.latchkey.benchmarks.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The stack's PostgreSQL, as its superuser: what it counts is read there, and rows are seeded. */
public record BenchmarkDatabase(int port, String password) {

    private static final List<String> SERVICES = List.of("gateway", "account", "notification");

    public static BenchmarkDatabase of(BenchmarkStack stack) {
        return new BenchmarkDatabase(stack.port("POSTGRES"), stack.readSecret("LATCHKEY_POSTGRES_SUPERUSER_PASSWORD"));
    }

    /** Makes a value of a row. */
    public interface RowReader<T> {
        T readRow(ResultSet row) throws SQLException;
    }

    /** @param database {@code gateway}, {@code account}, {@code notification} or {@code postgres} */
    public <T> List<T> query(String database, String sql, RowReader<T> reader, Object... values) {
        try (var connection = openConnection(database);
                var statement = bindValues(connection, sql, values);
                var rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.readRow(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("in the database " + database + ": " + e.getMessage(), e);
        }
    }

    /** A statement that gives no rows. */
    public void execute(String database, String sql, Object... values) {
        try (var connection = openConnection(database);
                var statement = bindValues(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("in the database " + database + ": " + e.getMessage(), e);
        }
    }

    /** What the server does by and by after many rows were written: statistics, visibility, a checkpoint. */
    public void settle() {
        SERVICES.forEach(name -> execute(name, "VACUUM (ANALYZE)"));
        execute("postgres", "CHECKPOINT");
    }

    private Connection openConnection(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/" + database, "postgres", password);
    }

    private static PreparedStatement bindValues(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Masked. */
    @Override
    public String toString() {
        return "BenchmarkDatabase[" + port + "]";
    }
}
