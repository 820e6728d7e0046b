package io.latchkey.testkit;

import io.latchkey.contracts.SecretValue;
import io.latchkey.stack.postgres.PostgresServer;
import io.latchkey.stack.postgres.PostgresSettings;
import io.latchkey.stack.process.LoopbackPorts;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for this JVM, with the durable settings of production; started at first use, gone with the JVM. */
public final class TestPostgres {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    /** A new, empty database, owned by a new role; the name is a beginning for both. */
    public static Database createDatabase(String name) {
        PostgresServer server = SharedServer.SERVER;
        String unique = name + "_" + COUNT.incrementAndGet();
        String password = "test-" + unique;
        server.ensureDatabase(unique, unique, new SecretValue(password));
        return new Database("127.0.0.1", server.port(), unique, unique, password);
    }

    /** The server itself, for tests that kill it. */
    public static PostgresServer sharedServer() {
        return SharedServer.SERVER;
    }

    /** Where the server keeps its files. */
    public static Path dataDirectory() {
        sharedServer();
        return SharedServer.DATA;
    }

    /** How to reach a test's database. */
    public record Database(String host, int port, String database, String user, String password) {

        public String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + database;
        }

        public String r2dbcUrl() {
            return "r2dbc:postgresql://" + host + ":" + port + "/" + database;
        }
    }

    private static final class SharedServer {

        private static final Path DIRECTORY = TestDirectory.create("postgres");
        static final Path DATA = DIRECTORY.resolve("data");
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            PostgresServer server = new PostgresServer(new PostgresSettings(
                    DATA, DIRECTORY.resolve("postgres.log"), LoopbackPorts.findFree(), new SecretValue("test")));
            TestDirectory.closeWithJvm(server, DIRECTORY);
            server.start();
            return server;
        }
    }
}
