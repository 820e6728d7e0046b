package io.latchkey.notification.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.Locale;
import io.latchkey.messaging.Identifiers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A running stack with everything a test needs at hand. */
public final class Bench implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(60);

    public final Stack stack;
    public final Events events = new Events();
    public final Journeys journeys = new Journeys();
    public final Mailbox mailbox;
    public final Provider provider;
    public final Rows rows;

    public Bench(Map<String, String> settings) {
        stack = new Stack(settings);
        stack.start();
        mailbox = new Mailbox(stack.inbox());
        provider = new Provider(stack);
        rows = new Rows(stack.database());
    }

    /** Somebody with a profile of version 1. */
    public Person person(String localPart) {
        UUID account = Identifiers.next();
        String address = localPart + "+" + account + "@example.org";
        events.profile(account, 1, address, Locale.EN);
        return new Person(account, address);
    }

    /** Asks for a reset link; @return the cause */
    public UUID reset(UUID account, long profileVersion) {
        UUID cause = Identifiers.next();
        stack.accounts().expectReset(cause);
        events.reset(cause, account, profileVersion, Events.now());
        return cause;
    }

    public UUID reset(Person person) {
        return reset(person.account(), 1);
    }

    public void awaitJourney(UUID cause, String... steps) {
        await().atMost(LONG).untilAsserted(() -> assertThat(journeys.of(cause)).containsExactly(steps));
    }

    public void awaitState(UUID cause, String state) {
        await().atMost(LONG).untilAsserted(() -> assertThat(state(cause)).containsExactly(state));
    }

    public List<String> state(UUID cause) {
        return rows.query("SELECT state FROM mail WHERE cause_id = '" + cause + "'");
    }

    public UUID emailId(UUID cause) {
        return UUID.fromString(rows.query("SELECT email_id FROM mail WHERE cause_id = '" + cause + "'")
                .getFirst());
    }

    public List<JsonNode> mails(Person person) {
        return mailbox.to(person.address());
    }

    @Override
    public void close() {
        events.close();
        journeys.close();
        mailbox.close();
        provider.close();
        stack.close();
    }

    /** An account and where its mails go. */
    public record Person(UUID account, String address) {}
}
