package io.latchkey.benchmarks.system;

import io.latchkey.benchmarks.load.Connection;
import io.latchkey.contracts.Topic;
import io.latchkey.contracts.Topics;
import io.latchkey.devstack.process.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The running system with an executive who has signed in. */
public final class Latchkey {

    private final RunningStack stack;
    private final Gateway gateway;
    private final Inbox inbox;
    private final Clock clock;
    private String executive = "";

    public Latchkey(RunningStack stack, Clock clock) {
        this.stack = stack;
        this.clock = clock;
        this.gateway = new Gateway(stack.port("GATEWAY"), stack.publicUrl());
        this.inbox = new Inbox(stack.port("INBOX"));
    }

    public RunningStack stack() {
        return stack;
    }

    public Gateway gateway() {
        return gateway;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Clock clock() {
        return clock;
    }

    /** The first executive sets a password by the mailed link, signs in and creates the accounts. */
    public Accounts seed(int count) {
        gateway.redeem(inbox.token(RunningStack.EXECUTIVE));
        executive = gateway.session(RunningStack.EXECUTIVE);
        return Accounts.seed(gateway, executive, count, clock);
    }

    /** Creates one more account, as the executive who has signed in. */
    public Account create(String address) {
        try (var connection = Connection.to(gateway.port())) {
            return gateway.create(connection, executive, address);
        }
    }

    /** What the executive sees of an account's mails, live. */
    public LiveMails watch(Account account) {
        return LiveMails.open(stack.publicUrl() + "/api/v1/accounts/" + account.id() + "/emails", executive);
    }

    /** Facts and journeys that are published from here on. */
    public EventTail tail() {
        List<Topic> topics = List.of(Topics.ACCOUNT_EVENTS, Topics.EMAIL_DELIVERY);
        return EventTail.from(stack.port("KAFKA"), topics);
    }

    /** Waits until the inbox has accepted so many mails; whether it did in time. */
    public boolean mailed(long accepted, Duration time) {
        return Waiting.until(time, () -> inbox.accepted() >= accepted);
    }

    /** Waits until nothing moves any more: no mail, no word of the provider on its way. */
    public void settle() {
        long before = -1;
        for (long now = inbox.accepted(); now != before; now = inbox.accepted()) {
            before = now;
            long seen = before;
            Waiting.until(Duration.ofSeconds(3), () -> inbox.accepted() != seen);
            Waiting.until(Duration.ofSeconds(60), () -> inbox.wordsPending() == 0);
        }
    }
}
