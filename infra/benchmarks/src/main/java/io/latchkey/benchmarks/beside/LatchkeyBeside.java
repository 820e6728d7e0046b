package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.LoadFlow;
import io.latchkey.benchmarks.system.AccountSeeder;
import io.latchkey.benchmarks.system.BenchmarkDatabase;
import io.latchkey.benchmarks.system.BenchmarkInbox;
import io.latchkey.benchmarks.system.BenchmarkStack;
import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Latchkey as {@code infra/up} starts it, loopback exempt from the limits per network. */
record LatchkeyBeside(LatchkeySystem latchkey, LatchkeyFlows flows) implements MeasuredSystem {

    static LatchkeyBeside start(Path commands, Path data, Clock clock) {
        var latchkey = new LatchkeySystem(BenchmarkStack.start(commands, data), clock);
        String origin = "Origin: " + latchkey.stack().publicUrl();
        return new LatchkeyBeside(latchkey, new LatchkeyFlows(latchkey.gateway(), origin));
    }

    @Override
    public int port() {
        return latchkey.gateway().port();
    }

    @Override
    public BenchmarkInbox inbox() {
        return latchkey.inbox();
    }

    @Override
    public CpuUsage cpuUsage() {
        return latchkey.cpuUsage();
    }

    @Override
    public Map<String, Long> residentBytes() {
        return latchkey.stack().residentBytes();
    }

    @Override
    public Duration untilReady() {
        return latchkey.stack().untilReady();
    }

    @Override
    public Set<ClientAction> actions() {
        return EnumSet.allOf(ClientAction.class);
    }

    /** Straight into the tables; each is asked for once, so that no request is coalesced or over its limit. */
    @Override
    public BesideAccounts createAccounts(BesideEffort effort) {
        inbox().awaitSettled();
        var database = BenchmarkDatabase.of(latchkey.stack());
        var seeded = new AccountSeeder(database, latchkey.clock()).seedUntil(effort.accountsToAskOnce());
        database.settle();
        return BesideAccounts.askedOnce(
                seeded.stream().map(SeededAccount::address).toList());
    }

    @Override
    public LoadFlow createFlow(ClientAction action, String address) {
        return switch (action) {
            case RESET_BY_API -> connection -> flows.requestLinkByApi(connection, address);
            case RESET_BY_PAGE -> connection -> flows.requestLinkByPage(connection, address);
            case SIGN_IN_BY_API -> connection -> flows.signInByApi(connection, address);
            case SIGN_IN_BY_PAGE -> connection -> flows.signInByPage(connection, address);
        };
    }

    @Override
    public void close() {
        latchkey.stack().close();
    }
}
