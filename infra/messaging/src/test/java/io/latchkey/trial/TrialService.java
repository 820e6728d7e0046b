package io.latchkey.trial;

import io.latchkey.contracts.Event;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestPostgres.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.util.retry.Retry;

/** A service of this JVM, as small as can be, with everything messaging gives it. */
final class TrialService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private TrialService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** What a service needs to know; tests add to it. */
    static Map<String, Object> settings(Database database, String bootstrap) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("spring.r2dbc.url", database.r2dbcUrl());
        settings.put("spring.r2dbc.username", database.user());
        settings.put("spring.r2dbc.password", database.password());
        settings.put("spring.flyway.url", database.jdbcUrl());
        settings.put("spring.flyway.user", database.user());
        settings.put("spring.flyway.password", database.password());
        settings.put("spring.flyway.locations", "classpath:db/messaging,classpath:db/trial");
        settings.put("spring.main.banner-mode", "off");
        settings.put("latchkey.messaging.source", "account-service");
        settings.put("latchkey.messaging.bootstrap", bootstrap);
        SignedRecords.macKeys()
                .forEach((name, keys) -> settings.put("latchkey.record-macs.keys." + name, keys.getFirst()));
        return settings;
    }

    static TrialService start(Map<String, Object> settings, Reads... subscriptions) {
        return new TrialService(new SpringApplicationBuilder(TrialApplication.class)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .initializers((GenericApplicationContext application) -> register(application, List.of(subscriptions)))
                .run());
    }

    private static void register(GenericApplicationContext application, List<Reads> subscriptions) {
        for (int i = 0; i < subscriptions.size(); i++) {
            var subscription = subscriptions.get(i);
            application.registerBean(
                    "handler" + i,
                    EventHandler.class,
                    () -> subscription.on(application.getBean(DatabaseClient.class)));
        }
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    DatabaseClient database() {
        return context.getBean(DatabaseClient.class);
    }

    MeterRegistry meters() {
        return context.getBean(MeterRegistry.class);
    }

    TransactionalOperator transaction() {
        return context.getBean(TransactionalOperator.class);
    }

    /** Appends in a transaction of its own. */
    void commit(Event... events) {
        outbox().append(events).as(transaction()::transactional).block();
    }

    /** The one number a statement gives; waits where the database is just coming back. */
    long count(String statement) {
        Long count = database()
                .sql(statement)
                .mapValue(Long.class)
                .one()
                .retryWhen(Retry.fixedDelay(40, Duration.ofMillis(500)))
                .block();
        return count == null ? 0 : count;
    }

    boolean isRunning() {
        return context.isActive();
    }

    @Override
    public void close() {
        context.close();
    }
}
