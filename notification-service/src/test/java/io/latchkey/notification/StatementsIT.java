package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.latchkey.notification.running.Bench;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What goes together is one statement: each is a round trip, whether it carries one row or two hundred. */
class StatementsIT {

    private static final Pattern PART = Pattern.compile("INSERT INTO mail_step|INSERT INTO outbox|UPDATE mail_attempt");
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of());
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void aMailsRowAttemptStepsAndEventsAreNeverStatementsOfTheirOwn() {
        Bench.Person person = bench.person("ada");
        bench.awaitCount(1, "recipient WHERE account_id = '" + person.account() + "'");

        List<String> statements = statementsOf(() -> {
            UUID cause = bench.reset(person);
            bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        });

        assertThat(statements)
                .filteredOn(PART.asPredicate())
                // The provider may report before the attempt's outcome is written, and of two things at once.
                .hasSizeBetween(2, 5)
                .allSatisfy(statement -> assertThat(statement)
                        .containsPattern("INSERT INTO mail\\b|UPDATE mail\\b")
                        .contains("INSERT INTO mail_step", "INSERT INTO outbox"));
    }

    /** What this JVM's connections sent meanwhile. */
    private static List<String> statementsOf(Runnable work) {
        Logger queries = (Logger) LoggerFactory.getLogger("io.r2dbc.postgresql.QUERY");
        var log = new ListAppender<ILoggingEvent>();
        queries.setLevel(Level.DEBUG);
        queries.setAdditive(false);
        log.start();
        queries.addAppender(log);
        try {
            work.run();
        } finally {
            queries.detachAppender(log);
            queries.setLevel(null);
            queries.setAdditive(true);
        }
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
