package io.latchkey.benchmarks.system;

import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.ParallelWorkers;
import io.latchkey.stack.process.ConditionWaiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The seeded accounts, lent in turn: an account is lent again only when a further request is neither coalesced into
 * its last one nor over the five of an hour.
 */
public final class AccountPool {

    private static final int CREATORS = 16;
    private static final Duration BETWEEN = Duration.ofSeconds(130);
    private static final int AN_HOUR = 5;

    private final List<SeededAccount> all;
    private final Instant[] lastAsked;
    private final int[] asked;
    private final Clock clock;
    private int next;

    private AccountPool(List<SeededAccount> all, Instant lastAsked, Clock clock) {
        this.all = all;
        this.clock = clock;
        this.lastAsked = new Instant[all.size()];
        this.asked = new int[all.size()];
        Arrays.fill(this.lastAsked, lastAsked);
    }

    /** Accounts that were never asked for. */
    public static AccountPool ofSeeded(List<SeededAccount> all, Clock clock) {
        return new AccountPool(all, Instant.EPOCH, clock);
    }

    /** Creates the accounts as an executive does, through the gateway, so that every service knows them. */
    public static AccountPool seedAccounts(BenchmarkGateway gateway, String cookie, int count, Clock clock) {
        List<SeededAccount> all =
                ParallelWorkers.runAll(CREATORS, first -> () -> createPart(gateway, cookie, first, count)).stream()
                        .flatMap(List::stream)
                        .toList();
        return new AccountPool(all, clock.instant(), clock);
    }

    public int count() {
        return all.size();
    }

    /** The first accounts, without lending them. */
    public List<SeededAccount> firstAccounts(int count) {
        return all.subList(0, count);
    }

    /** So many accounts, each for one request for a link; waits where the last request is too young. */
    public List<SeededAccount> lendAccounts(int count) {
        List<SeededAccount> lent = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int index = next;
            next = (next + 1) % all.size();
            if (++asked[index] > AN_HOUR) {
                throw new IllegalStateException("every account has had its five requests of the hour");
            }
            ConditionWaiter.waitUntil(
                    BETWEEN, () -> lastAsked[index].plus(BETWEEN).isBefore(clock.instant()));
            lent.add(all.get(index));
        }
        Instant now = clock.instant();
        for (int back = 1; back <= count; back++) {
            lastAsked[Math.floorMod(next - back, all.size())] = now;
        }
        return lent;
    }

    private static List<SeededAccount> createPart(BenchmarkGateway gateway, String cookie, int first, int count) {
        List<SeededAccount> mine = new ArrayList<>();
        try (var connection = LoadConnection.openTo(gateway.port())) {
            for (int i = first; i < count; i += CREATORS) {
                mine.add(gateway.createAccount(connection, cookie, "person-" + i + "@example.org"));
            }
        }
        return mine;
    }
}
