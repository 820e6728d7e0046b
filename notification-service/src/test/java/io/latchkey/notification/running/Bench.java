package io.latchkey.notification.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.TestKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A running stack with everything a test needs at hand. */
public final class Bench implements AutoCloseable {

    /** The languages that mails are tested in. */
    public static final List<AccountLocale> LANGUAGES = List.of(AccountLocale.ENGLISH, new AccountLocale("es"));

    private static final Duration LONG = Duration.ofSeconds(60);

    public final Stack stack;
    public final Events events;
    public final Journeys journeys;
    public final Mailbox mailbox;
    public final Gateway gateway;
    public final Provider provider;
    public final Rows rows;

    public Bench(Map<String, String> settings) {
        this(settings, TestKafka.bootstrapServers());
    }

    /** One on a Kafka of its own: for a test that reads all there is. */
    public Bench(Map<String, String> settings, TestKafka own) {
        this(settings, own.brokerAddress());
    }

    private Bench(Map<String, String> settings, String bootstrap) {
        var all = new HashMap<>(settings);
        all.put("latchkey.messaging.bootstrap", bootstrap);
        events = new Events(bootstrap);
        journeys = new Journeys(bootstrap);
        stack = new Stack(all);
        stack.start();
        mailbox = new Mailbox(stack.inbox());
        gateway = new Gateway(stack);
        provider = new Provider(stack);
        rows = new Rows(stack.database());
    }

    /** Somebody with a profile of version 1. */
    public Person person(String localPart) {
        return person(localPart, AccountLocale.ENGLISH);
    }

    /** Somebody with a profile of version 1 in this language. */
    public Person person(String localPart, AccountLocale locale) {
        UUID account = UuidFactory.nextUuid();
        String address = localPart + "+" + account + "@example.org";
        events.profile(account, 1, address, locale);
        return new Person(account, address);
    }

    /** Somebody with a profile of version 1 who decides about requests for access. */
    public Person executive(AccountLocale locale) {
        UUID account = UuidFactory.nextUuid();
        String address = "executive+" + account + "@example.org";
        events.profile(account, 1, address, Set.of(AccountRole.USER, AccountRole.EXECUTIVE), locale);
        return new Person(account, address);
    }

    /** Waits until a query gives this number. */
    public void awaitCount(long expected, String query) {
        await().atMost(LONG).untilAsserted(() -> assertThat(rows.query("SELECT count(*) FROM " + query))
                .containsExactly(Long.toString(expected)));
    }

    /** Asks for a reset link; @return the cause */
    public UUID reset(UUID account, long profileVersion) {
        UUID cause = UuidFactory.nextUuid();
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

    /** All copies, whichever way they came, are one mail. */
    public static void assertOneMail(List<JsonNode> copies) {
        assertThat(copies)
                .extracting(mail -> mail.path("headers").path("Message-ID").toString())
                .containsOnly(
                        copies.getFirst().path("headers").path("Message-ID").toString());
        assertThat(copies)
                .extracting(mail -> mail.path("links"))
                .containsOnly(copies.getFirst().path("links"));
    }

    /** A mail that the provider refuses ends, and is offered to nobody else. */
    public void assertEndsRefused(String name) {
        mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":400}}");
        Person person = person(name);

        awaitJourney(reset(person), "EmailQueued", "EmailFailed:refused");
        assertThat(mails(person)).hasSize(1);
    }

    public List<JsonNode> mails(Person person) {
        return mailbox.to(person.address());
    }

    @Override
    public void close() {
        events.close();
        journeys.close();
        mailbox.close();
        gateway.close();
        provider.close();
        stack.close();
    }

    /** An account and where its mails go. */
    public record Person(UUID account, String address) {}
}
