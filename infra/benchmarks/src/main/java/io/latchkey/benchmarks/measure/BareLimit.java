package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.load.LoadResult;
import io.latchkey.benchmarks.load.ParallelWorkers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;

/**
 * What the database alone could do: the gateway's look-up of an address and insert of an outbox row, in one statement
 * committed by itself, from bare JDBC connections, on scratch tables of the same shape in the same PostgreSQL.
 */
record BareLimit(String url, String role, String password, int accounts) {

    private static final String TABLES = """
            DROP SCHEMA IF EXISTS bench CASCADE;
            CREATE SCHEMA bench;
            CREATE TABLE bench.directory (account_id uuid PRIMARY KEY, email text NOT NULL UNIQUE,
                profile_version bigint NOT NULL, status text NOT NULL);
            CREATE TABLE bench.outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id uuid NOT NULL,
                topic text NOT NULL, record_key text NOT NULL, headers text NOT NULL, payload bytea,
                created_at timestamptz NOT NULL DEFAULT now(), attempts int NOT NULL DEFAULT 0,
                parked_at timestamptz, parked_reason text);
            """;

    private static final String ACCOUNTS = """
            INSERT INTO bench.directory
            SELECT gen_random_uuid(), 'person-' || i || '@example.org', 1, 'INVITED' FROM generate_series(0, ?) AS i
            """;

    private static final String REQUEST = """
            INSERT INTO bench.outbox (event_id, topic, record_key, headers, payload)
            SELECT ?, 'account.events.v1', account_id::text, ?, ? FROM bench.directory WHERE email = ?
            """;

    private static final String HEADERS = "x".repeat(480);
    private static final byte[] PAYLOAD = new byte[260];

    void prepareTables() {
        try (var connection = openConnection();
                var statement = connection.createStatement();
                var insert = connection.prepareStatement(ACCOUNTS)) {
            statement.execute(TABLES);
            insert.setInt(1, accounts);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    LoadResult runDuring(Duration time, int connections) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        var all = new Histogram(3);
        ParallelWorkers.runAll(connections, worker -> () -> runWorker(end)).forEach(all::add);
        return new LoadResult(all.getTotalCount(), Duration.ofNanos(System.nanoTime() - start), all);
    }

    private Histogram runWorker(long end) throws SQLException {
        var micros = new Histogram(3);
        try (var connection = openConnection();
                var statement = connection.prepareStatement(REQUEST)) {
            while (System.nanoTime() - end < 0) {
                long sent = System.nanoTime();
                insertRequest(statement);
                micros.recordValue((System.nanoTime() - sent) / 1000);
            }
        }
        return micros;
    }

    private void insertRequest(PreparedStatement statement) throws SQLException {
        var random = ThreadLocalRandom.current();
        statement.setObject(1, new UUID(random.nextLong(), random.nextLong()));
        statement.setString(2, HEADERS);
        statement.setBytes(3, PAYLOAD);
        statement.setString(4, "person-" + random.nextInt(accounts) + "@example.org");
        if (statement.executeUpdate() != 1) {
            throw new IllegalStateException("the bare client inserted nothing");
        }
    }

    private Connection openConnection() throws SQLException {
        return DriverManager.getConnection(url, role, password);
    }
}
