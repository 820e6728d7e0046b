package io.latchkey.account;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SettableClock;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The running service on real PostgreSQL and Kafka, one for all integration tests of the JVM, with a clock to set. */
public final class AccountStack {

    public static final String GATEWAY_KEY = key(1);
    public static final String NOTIFICATION_KEY = key(2);
    public static final String LINK_KEY = key(3);

    public static final String SECOND_FACTOR_KEY = key(5);
    public static final String OLDER_SECOND_FACTOR_KEY = key(6);

    private static final AccountStack SHARED = new AccountStack();

    private final TestPostgres.Database database = TestPostgres.createDatabase("account");
    private final SettableClock clock = SettableClock.startingAt(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final ConfigurableApplicationContext context;
    private final AccountDatabase rows;
    private final AccountTopics topics;
    private final InternalApi api;

    private AccountStack() {
        context = start(database, clock);
        rows = new AccountDatabase(database);
        topics = new AccountTopics(TestKafka.bootstrapServers());
        api = new InternalApi(port(context));
        Runtime.getRuntime().addShutdownHook(new Thread(context::close));
    }

    public static AccountStack shared() {
        return SHARED;
    }

    /** A second replica of the service on the same database, with nothing in its memory. */
    public InternalApi replica() {
        return Replica.API;
    }

    /** A replica that has just started, as after a restart. It stays: the last to go takes the web server's threads along. */
    public InternalApi restart() {
        return startReplica();
    }

    private InternalApi startReplica() {
        ConfigurableApplicationContext replica = start(database, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(replica::close));
        return new InternalApi(port(replica));
    }

    public SettableClock clock() {
        return clock;
    }

    public AccountDatabase rows() {
        return rows;
    }

    public AccountTopics topics() {
        return topics;
    }

    public InternalApi api() {
        return api;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    private static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    /** Publishes as the gateway would, and returns when the effect is there. */
    public void happen(EventEnvelope<?>... events) {
        topics.publish(List.of(events));
        for (EventEnvelope<?> event : events) {
            rows.awaitApplied(event.id());
        }
    }

    public static <E extends Event> EventEnvelope<E> fromGateway(UUID id, E event) {
        return new EventEnvelope<>(id, "/auth-gateway", event.at(), null, event);
    }

    public static <E extends Event> EventEnvelope<E> fromGateway(E event) {
        return fromGateway(UuidFactory.nextUuid(), event);
    }

    private static ConfigurableApplicationContext start(TestPostgres.Database database, SettableClock clock) {
        return new SpringApplicationBuilder(AccountApplication.class, TestClock.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("settableClock", clock))
                .properties(new HashMap<String, Object>(SignedRecords.macKeySettings()))
                .properties(
                        "spring.r2dbc.url=" + database.r2dbcUrl(),
                        "spring.r2dbc.username=" + database.user(),
                        "spring.flyway.url=" + database.jdbcUrl(),
                        "spring.flyway.user=" + database.user(),
                        "LATCHKEY_ACCOUNT_DB_PASSWORD=" + database.password(),
                        "LATCHKEY_KAFKA_BOOTSTRAP=" + TestKafka.bootstrapServers(),
                        "LATCHKEY_ACCOUNT_PORT=0",
                        "LATCHKEY_ACCOUNT_MANAGEMENT_PORT=0",
                        "LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS=" + GATEWAY_KEY + "," + key(4),
                        "LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS=" + NOTIFICATION_KEY,
                        "LATCHKEY_LINK_KEYS=" + LINK_KEY,
                        "LATCHKEY_SECOND_FACTOR_KEYS=" + SECOND_FACTOR_KEY + "," + OLDER_SECOND_FACTOR_KEY)
                .run(
                        "--spring.r2dbc.url=" + database.r2dbcUrl(),
                        "--spring.r2dbc.username=" + database.user(),
                        "--spring.flyway.url=" + database.jdbcUrl(),
                        "--spring.flyway.user=" + database.user());
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Started when the first test wants it. */
    private static final class Replica {

        static final InternalApi API = SHARED.startReplica();
    }

    /** Makes the test's clock the one that everybody is given. */
    @Configuration(proxyBeanMethods = false)
    static class TestClock {

        @Bean
        @Primary
        Clock testClock(SettableClock settableClock) {
            return settableClock;
        }
    }
}
