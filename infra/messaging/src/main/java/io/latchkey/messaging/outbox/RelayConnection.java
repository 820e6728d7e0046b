package io.latchkey.messaging.outbox;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The relay's one connection, outside the pool: the advisory lock that makes it the leader lives exactly as long as the
 * connection it works on.
 */
final class RelayConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LEADERSHIP = 0x4c_41_54_43_48L;

    // A deletion lost with the database is a duplicate, which readers must bear anyway; so it need not wait for the
    // disk. A connection that hangs must not hold the lock for ever.
    private static final String SETTINGS = """
            SELECT set_config('synchronous_commit', 'off', false), set_config('application_name', 'outbox-relay', false),
                   set_config('statement_timeout', '25s', false), set_config('tcp_keepalives_idle', '5', false),
                   set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)
            """;
    private static final String LEAD = "SELECT pg_try_advisory_lock(:lock)";
    private static final String LISTEN = "LISTEN outbox";
    private static final String NOTIFY = "NOTIFY outbox";

    private final Connection connection;
    private final DatabaseClient database;

    private RelayConnection(Connection connection, ConnectionFactory factory) {
        this.connection = connection;
        this.database = DatabaseClient.create(new SingleConnectionFactory(connection, factory.getMetadata(), true));
    }

    static RelayConnection open(ConnectionFactory factory) {
        ConnectionFactory direct = factory instanceof ConnectionPool pool ? pool.unwrap() : factory;
        var opened = new RelayConnection(awaitAnswer(direct.create()), direct);
        awaitAnswer(opened.database.sql(SETTINGS).then().thenReturn(true));
        return opened;
    }

    /** Whether this relay leads; asked again until it does. */
    boolean tryToLead() {
        return awaitAnswer(database.sql(LEAD)
                .bind("lock", LEADERSHIP)
                .mapValue(Boolean.class)
                .one());
    }

    /** Wakes the leading relay of another replica. Never in an accepting transaction: its commit would wait for others. */
    void notifyLeader() {
        awaitAnswer(database.sql(NOTIFY).then().thenReturn(true));
    }

    /** Has this relay, which leads, woken by what others commit; until the connection ends, which its next statement finds. */
    void listenForCommits(RelayWakeup wakeup) {
        ((PostgresqlConnection) connection)
                .getNotifications()
                .onErrorComplete()
                .subscribe(notification -> wakeup.wakeRelay());
        awaitAnswer(database.sql(LISTEN).then().thenReturn(true));
    }

    OutboxTable outboxTable() {
        return new OutboxTable(database);
    }

    @Override
    public void close() {
        Mono.from(connection.close()).onErrorComplete().block(PATIENCE);
    }

    static <T> T awaitAnswer(Publisher<? extends T> answer) {
        return Objects.requireNonNull(Mono.from(answer).block(PATIENCE));
    }
}
