package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.stack.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The process dies at every named point, once each: the mail ends, in order, each step once, with at most one extra copy
 * that is the same mail. Leases last 4 seconds here, doubts 2.
 */
class CrashPointIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of(
                "latchkey.mail.doubt", "2s",
                "latchkey.messaging.consume.session-timeout", "6s",
                "latchkey.dispatch.lease", "4s",
                "latchkey.dispatch.send-limit", "2s",
                "latchkey.dispatch.last-wait", "1s",
                "latchkey.sendgrid.answer-timeout", "2s"));
        bench.stack.stop();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource
    void aMailOutlivesADeath(MailCrashPoint point, @TempDir Path directory) {
        bench.mailbox.calm();
        Path log = directory.resolve("dying.log");
        ChildProcess dying = bench.stack.process(log, "-Dlatchkey.crash.at=" + point.name());
        UUID cause;
        Person person;
        try {
            person = bench.person("crash");
            cause = lead(person, point);
            assertThat(dying.endsWithin(LONG)).as("dies at " + point).isTrue();
            assertThat(dying.exitStatus()).as(() -> contentOf(log.toFile())).isEqualTo(137);
        } finally {
            dying.kill();
        }
        bench.mailbox.calm();
        bench.stack.start();
        try {
            bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
            assertAtMostOneExtraCopy(person);
        } finally {
            bench.stack.stop();
        }
    }

    /** Asks for a mail that comes by this point. */
    private static UUID lead(Person person, MailCrashPoint point) {
        UUID cause = UuidFactory.nextUuid();
        bench.stack.accounts().expectReset(cause);
        switch (point) {
            // Longer than it is asked for at a stretch: it is put back, and taken when it is due again.
            case SETTLING, TAKEN -> bench.stack.accounts().knowAfter(cause, 12);
            // A lost answer leaves a doubt whose time is over some day.
            case MOVING_ON ->
                bench.mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"hangUp\":true},\"webhook\":{\"paused\":true}}");
            // Nobody says how it ended before we are back.
            case QUEUEING, HANDED_OVER, LINKED, BEGUN, ANSWERED, RECORDING, RECORDED ->
                bench.mailbox.behave("{\"webhook\":{\"paused\":true}}");
            case HEARING -> {}
        }
        bench.events.reset(cause, person.account(), 1, Events.now());
        return cause;
    }

    private static void assertAtMostOneExtraCopy(Person person) {
        List<JsonNode> copies = bench.mails(person);
        assertThat(copies).hasSizeBetween(1, 2);
        Bench.assertOneMail(copies);
    }
}
