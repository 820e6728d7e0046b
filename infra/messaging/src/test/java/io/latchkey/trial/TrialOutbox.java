package io.latchkey.trial;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.messaging.outbox.OutboxRecord;
import io.latchkey.testkit.TestPostgres.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The outbox seen and filled over a plain connection, without any relay of this JVM. */
final class TrialOutbox implements AutoCloseable {

    private final Connection connection;

    TrialOutbox(Database database) {
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void append(PasswordResetRequested event) {
        var envelope = new EventEnvelope<Event>(
                event.requestId(), EventSource.AUTH_GATEWAY.sourcePath(), event.at(), null, event);
        OutboxRecord row = OutboxRecord.fromEnvelope(envelope);
        try (var statement = connection.prepareStatement("SELECT outbox_append(?, ?, ?, ?, ?)")) {
            statement.setObject(1, row.eventId());
            statement.setString(2, row.topic());
            statement.setString(3, row.key());
            statement.setString(4, row.headers());
            statement.setBytes(5, row.payloadBytes());
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    long count() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM outbox")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
