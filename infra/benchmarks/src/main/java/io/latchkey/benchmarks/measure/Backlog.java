package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.Figure;
import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.load.ClosedLoop;
import io.latchkey.benchmarks.machine.Usage;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.Accounts;
import io.latchkey.benchmarks.system.Latchkey;
import io.latchkey.devstack.process.Waiting;
import java.time.Duration;
import java.util.Map;

/** A request for every account while the services behind the gateway stand still; then how fast the mails go out. */
public final class Backlog {

    private static final String GROUP = "Backlog";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Latchkey latchkey;
    private final Accounts accounts;

    public Backlog(Latchkey latchkey, Accounts accounts) {
        this.latchkey = latchkey;
        this.accounts = accounts;
    }

    public void measure(Report report) {
        Map<String, Double> cpu = empty("a backlog", "mails until it was empty", report);
        cpu.forEach((name, millis) -> report.add(Figure.of(GROUP, "processor time per mail, " + name, millis, "ms")));
        latchkey.settle();
        latchkey.inbox().refuse(latchkey.clock());
        empty("a backlog while the first channel refuses everything", "the same, by the second channel", report);
        latchkey.inbox().welcome(latchkey.clock());
        awaitFirstChannel();
    }

    private Map<String, Double> empty(String step, String name, Report report) {
        int count = accounts.count();
        report.step(step + ": " + count + " requests for " + count + " accounts");
        var account = latchkey.stack().process("account-service");
        var notification = latchkey.stack().process("notification-service");
        var requests = accounts.lend(count).stream()
                .map(Account::address)
                .map(latchkey.gateway()::reset)
                .toList();
        long before = latchkey.inbox().accepted();
        account.freeze();
        notification.freeze();
        try {
            new ClosedLoop(latchkey.gateway().port(), 16, 202).through(requests);
        } finally {
            account.resume();
            notification.resume();
        }
        Usage usage = Usage.of(latchkey.stack().processes());
        long start = System.nanoTime();
        if (!latchkey.mailed(before + count, PATIENCE)) {
            long mailed = latchkey.inbox().accepted() - before;
            throw new IllegalStateException("only " + mailed + " of " + count + " mails arrived in " + PATIENCE);
        }
        double perSecond = count * 1e9 / (System.nanoTime() - start);
        report.add(Figure.of(GROUP, name, perSecond, "/s").atLeast(500));
        return Usage.of(latchkey.stack().processes()).millisPer(count, usage);
    }

    /** A breaker closes again by a mail that tries: asks for one a second until it went by the first channel. */
    private void awaitFirstChannel() {
        boolean back = Waiting.until(PATIENCE, () -> {
            latchkey.gateway().requestLink(accounts.lend(1).getFirst().address());
            Waiting.until(Duration.ofSeconds(1), () -> false);
            return latchkey.inbox().newest(1).getFirst().via().equals("sendgrid");
        });
        if (!back) {
            throw new IllegalStateException("no mail went by the first channel again in " + PATIENCE);
        }
    }
}
