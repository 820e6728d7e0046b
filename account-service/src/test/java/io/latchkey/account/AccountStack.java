package io.latchkey.account;

import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** Behind the current one in every list: as on all replicas before any of them puts it first. */
    public static final String NEXT_KEY = key(7);

    public static final String NEXT_NOTIFICATION_KEY = key(8);

    public static final String SECOND_FACTOR_KEY = key(5);
    public static final String OLDER_SECOND_FACTOR_KEY = key(6);

    private static final AccountStack SHARED = new AccountStack();

    private final TestPostgres.Database database = TestPostgres.createDatabase("account");
    private final SettableClock clock = SettableClock.startingAt(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final ConfigurableApplicationContext context;
    private final List<ConfigurableApplicationContext> replicas = new CopyOnWriteArrayList<>();
    private final AccountDatabase rows;
    private final AccountTopics topics;
    private final InternalApi api;

    private AccountStack() {
        context = start(database, clock, Map.of());
        replicas.add(context);
        rows = new AccountDatabase(database);
        topics = new AccountTopics(TestKafka.bootstrapServers());
        api = apiOf(context, Map.of());
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
        return startReplica(Map.of());
    }

    /** A replica whose lists of keys are others. */
    public InternalApi startReplica(Map<String, String> keys) {
        ConfigurableApplicationContext replica = start(database, clock, keys);
        replicas.add(replica);
        Runtime.getRuntime().addShutdownHook(new Thread(replica::close));
        return apiOf(replica, keys);
    }

    /** What every service needs of the settings to reach this database, as a command beside it is given them. */
    public Map<String, String> databaseSettings() {
        return databaseSettings(database);
    }

    private static Map<String, String> databaseSettings(TestPostgres.Database database) {
        return Map.of(
                "spring.r2dbc.url", database.r2dbcUrl(),
                "spring.r2dbc.username", database.user(),
                "LATCHKEY_ACCOUNT_DB_PASSWORD", database.password());
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

    /** That bean of every replica: which of them consumes a record is Kafka's to say. */
    public <T> List<T> replicaBeans(Class<T> type) {
        return replicas.stream().map(replica -> replica.getBean(type)).toList();
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    private static InternalApi apiOf(ConfigurableApplicationContext context, Map<String, String> keys) {
        return new InternalApi(
                port(context),
                firstOf(keys.getOrDefault("LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS", GATEWAY_KEY)),
                firstOf(keys.getOrDefault("LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS", NOTIFICATION_KEY)));
    }

    private static String firstOf(String keys) {
        return keys.split(",", 2)[0];
    }

    int port() {
        return port(context);
    }

    int managementPort() {
        return port(context, "local.management.port");
    }

    private static int port(ConfigurableApplicationContext context) {
        return port(context, "local.server.port");
    }

    private static int port(ConfigurableApplicationContext context, String name) {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty(name)));
    }

    /** Publishes as the gateway would, and returns when the effect is there. */
    public void happen(EventEnvelope<?>... events) {
        topics.publish(List.of(events));
        for (EventEnvelope<?> event : events) {
            rows.awaitApplied(event.id());
        }
    }

    /** A new account of a user, now. */
    public EventEnvelope<AccountCreated> created(UUID cause, UUID account) {
        return fromGateway(
                cause,
                new AccountCreated(
                        account, 1, 1, AccountLocale.ENGLISH, Set.of(AccountRole.USER), null, clock.instant()));
    }

    public static <E extends Event> EventEnvelope<E> fromGateway(UUID id, E event) {
        return new EventEnvelope<>(id, "/auth-gateway", event.at(), null, event);
    }

    public static <E extends Event> EventEnvelope<E> fromGateway(E event) {
        return fromGateway(UuidFactory.nextUuid(), event);
    }

    private static ConfigurableApplicationContext start(
            TestPostgres.Database database, SettableClock clock, Map<String, String> keys) {
        var settings = new HashMap<String, String>(SignedRecords.macKeySettings());
        settings.putAll(databaseSettings(database));
        settings.putAll(Map.of(
                "spring.flyway.url",
                database.jdbcUrl(),
                "spring.flyway.user",
                database.user(),
                "LATCHKEY_KAFKA_BOOTSTRAP",
                TestKafka.bootstrapServers(),
                "LATCHKEY_ACCOUNT_PORT",
                "0",
                "LATCHKEY_ACCOUNT_MANAGEMENT_PORT",
                "0",
                "LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS",
                GATEWAY_KEY + "," + NEXT_KEY,
                "LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS",
                NOTIFICATION_KEY + "," + NEXT_NOTIFICATION_KEY,
                "LATCHKEY_LINK_KEYS",
                LINK_KEY + "," + NEXT_KEY,
                "LATCHKEY_SECOND_FACTOR_KEYS",
                SECOND_FACTOR_KEY + "," + OLDER_SECOND_FACTOR_KEY + "," + NEXT_KEY));
        settings.putAll(keys);
        return new SpringApplicationBuilder(AccountApplication.class, TestClock.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("settableClock", clock))
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
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
