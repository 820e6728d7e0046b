package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.load.ClosedLoop;
import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.system.BenchmarkDatabase;
import io.latchkey.benchmarks.system.BenchmarkGateway;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A batch of resets or of sign-ins from its first request until nothing moves any more, each account once. */
record GrowthRound(LatchkeySystem latchkey) {

    private static final double RATE = 100;
    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    // Two hours later no request is coalesced or over the limit.
    private static final String LET_TIME_PASS = """
            UPDATE link_request SET requested_at = requested_at - interval '2 hours',
                                    expires_at = expires_at - interval '2 hours'
             WHERE requested_at > now() - interval '2 hours'
            """;

    RateResult requestLinks(List<SeededAccount> accounts) {
        BenchmarkDatabase.of(latchkey.stack()).execute("account", LET_TIME_PASS);
        var requests = latchkey.resetRequests(accounts);
        var loop = new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock());
        CostSnapshot start = CostSnapshot.take(latchkey);
        loop.runAtRate(RATE, requests);
        if (!latchkey.inbox().awaitMailed(start.mailed() + accounts.size(), PATIENCE)) {
            throw new IllegalStateException("not every mail arrived within " + PATIENCE);
        }
        latchkey.inbox().awaitSettled();
        return RateResult.between(start, CostSnapshot.take(latchkey), accounts.size(), Map.of());
    }

    RateResult signIn(List<SeededAccount> holders) {
        List<RawRequest> requests = holders.stream()
                .map(holder -> latchkey.gateway().signInRequest(holder.address(), BenchmarkGateway.PASSWORD))
                .toList();
        CostSnapshot start = CostSnapshot.take(latchkey);
        new ClosedLoop(latchkey.gateway().port(), CONNECTIONS, 201).runAll(requests);
        latchkey.inbox().awaitSettled();
        return RateResult.between(start, CostSnapshot.take(latchkey), holders.size(), Map.of());
    }
}
