package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.Figure;
import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.load.ClosedLoop;
import io.latchkey.benchmarks.machine.Usage;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.Accounts;
import io.latchkey.benchmarks.system.Latchkey;
import java.time.Duration;

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
        int count = accounts.count();
        report.step("a backlog of " + count + " requests for " + count + " accounts");
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
        report.add(Figure.of(GROUP, "mails until it was empty", perSecond, "/s").atLeast(300));
        Usage.of(latchkey.stack().processes())
                .millisPer(count, usage)
                .forEach((name, millis) ->
                        report.add(Figure.of(GROUP, "processor time per mail, " + name, millis, "ms")));
    }
}
