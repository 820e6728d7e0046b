package io.latchkey.benchmarks.system;

import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import java.time.Clock;
import java.util.List;

/** The running system with an executive who has signed in. */
public final class LatchkeySystem {

    private final BenchmarkStack stack;
    private final BenchmarkGateway gateway;
    private final BenchmarkInbox inbox;
    private final Clock clock;
    private String executive = "";

    public LatchkeySystem(BenchmarkStack stack, Clock clock) {
        this.stack = stack;
        this.clock = clock;
        this.gateway = new BenchmarkGateway(stack.port("GATEWAY"), stack.publicUrl());
        this.inbox = new BenchmarkInbox(stack.port("INBOX"));
    }

    public BenchmarkStack stack() {
        return stack;
    }

    public BenchmarkGateway gateway() {
        return gateway;
    }

    public BenchmarkInbox inbox() {
        return inbox;
    }

    public Clock clock() {
        return clock;
    }

    /** Processor time that each process has used until now. */
    public CpuUsage cpuUsage() {
        return CpuUsage.ofProcesses(stack.allProcesses());
    }

    /** The first executive sets a password by the mailed link, signs in and creates the accounts. */
    public AccountPool seedAccounts(int count) {
        gateway.redeemLink(inbox.awaitToken(BenchmarkStack.EXECUTIVE));
        executive = gateway.openSession(BenchmarkStack.EXECUTIVE);
        return AccountPool.seedAccounts(gateway, executive, count, clock);
    }

    /** Creates one more account, as the executive who has signed in. */
    public SeededAccount createAccount(String address) {
        try (var connection = LoadConnection.openTo(gateway.port())) {
            return gateway.createAccount(connection, executive, address);
        }
    }

    /** A request for a link for each. */
    public List<RawRequest> resetRequests(List<SeededAccount> accounts) {
        return accounts.stream()
                .map(SeededAccount::address)
                .map(gateway::resetRequest)
                .toList();
    }

    /** What the executive sees of an account's mails, live. */
    public LiveMailStream watchMails(SeededAccount account) {
        return LiveMailStream.open(stack.publicUrl() + "/api/v1/accounts/" + account.id() + "/emails", executive);
    }

    /** Facts and journeys that are published from here on. */
    public PublishedEventReader openEventReader() {
        List<Topic> topics = List.of(EventTopics.ACCOUNT_EVENTS, EventTopics.EMAIL_DELIVERY);
        return PublishedEventReader.fromNow(stack.port("KAFKA"), topics);
    }
}
