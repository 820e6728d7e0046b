package io.latchkey.acceptance.drive;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Makes the people a test needs, by the ways the product has for it: an executive's API and the mails. */
public final class AccountFixtures {

    /** Somebody with an account; the password is the one they have set. */
    public record Person(UUID accountId, String email, String password) {}

    public static final String EXECUTIVE = "executive@latchkey.test";
    public static final String EXECUTIVE_PASSWORD = "four calm otters knit quietly";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final GatewayDriver gateway;
    private final InboxDriver inbox;

    public AccountFixtures(GatewayDriver gateway, InboxDriver inbox) {
        this.gateway = gateway;
        this.inbox = inbox;
    }

    /** A fresh session of the first executive, who sets a password by the first mail if there is none yet. */
    public String executive() {
        Answer signIn = gateway.signIn(EXECUTIVE, EXECUTIVE_PASSWORD);
        if (signIn.status() != 201) {
            setPassword(EXECUTIVE, EXECUTIVE_PASSWORD);
            signIn = gateway.signIn(EXECUTIVE, EXECUTIVE_PASSWORD);
        }
        return signIn.cookie();
    }

    /** An account that has no password yet, at an address nobody else has. */
    public Person invited(String cookie) {
        return invited(cookie, "person" + COUNT.incrementAndGet() + "-" + UUID.randomUUID() + "@example.org");
    }

    public Person invited(String cookie, String email) {
        Answer created = gateway.createAccount(cookie, email, "Ada Example", "en");
        if (created.status() != 201) {
            throw new AssertionError("creating an account answered " + created.status() + " " + created.problem());
        }
        return new Person(UUID.fromString(created.json().path("accountId").asString()), email, "");
    }

    public List<Person> invited(String cookie, int count) {
        return IntStream.range(0, count).mapToObj(i -> invited(cookie)).toList();
    }

    /** An account whose holder has set a password by the first mail. */
    public Person active(String cookie) {
        Person person = invited(cookie);
        String password = "a password of " + person.accountId();
        setPassword(person.email(), password);
        return new Person(person.accountId(), person.email(), password);
    }

    /** Sets a password by the newest link that the address was mailed; returns the token of that link. */
    public String setPassword(String email, String password) {
        String token = inbox.await(email, InboxDriver.Mail::hasLink).token();
        Answer redeemed = gateway.redeem(token, password);
        if (redeemed.status() != 204) {
            throw new AssertionError("setting a password answered " + redeemed.status() + " " + redeemed.problem());
        }
        return token;
    }
}
