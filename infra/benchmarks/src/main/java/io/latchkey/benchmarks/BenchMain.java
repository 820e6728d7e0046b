package io.latchkey.benchmarks;

import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.measure.Backlog;
import io.latchkey.benchmarks.measure.Effort;
import io.latchkey.benchmarks.measure.Failover;
import io.latchkey.benchmarks.measure.Flood;
import io.latchkey.benchmarks.measure.Footprint;
import io.latchkey.benchmarks.measure.GatewayAlone;
import io.latchkey.benchmarks.measure.JourneyEvents;
import io.latchkey.benchmarks.measure.Journeys;
import io.latchkey.benchmarks.measure.KnownOrNot;
import io.latchkey.benchmarks.measure.Screen;
import io.latchkey.benchmarks.measure.SignIns;
import io.latchkey.benchmarks.measure.Sustained;
import io.latchkey.benchmarks.system.Accounts;
import io.latchkey.benchmarks.system.Latchkey;
import io.latchkey.benchmarks.system.RunningStack;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Runs every measurement on a stack of its own, from the gentle ones to the one that leaves a mess behind. */
public final class BenchMain {

    private BenchMain() {}

    /**
     * Arguments: the directory of the commands, the data directory, {@code --quick} where it is wanted, and the
     * measurements to run; none named means all.
     */
    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        Path commands = Path.of(given.get(0));
        Path data = Path.of(given.get(1));
        Effort effort = given.contains("--quick") ? Effort.quick() : Effort.full();
        Set<Part> parts = EnumSet.noneOf(Part.class);
        given.stream()
                .skip(2)
                .filter(word -> !word.equals("--quick"))
                .map(Part::named)
                .forEach(parts::add);
        System.exit(run(commands, data, effort, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts) ? 0 : 2);
    }

    /** What can be measured by itself; in the order of measuring. */
    private enum Part {
        JOURNEYS,
        EVENTS,
        SCREEN,
        FLOOD,
        FAILOVER,
        BACKLOG,
        SUSTAINED,
        SIGN_INS,
        KNOWN,
        GATEWAY;

        static Part named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static boolean run(Path commands, Path data, Effort effort, Set<Part> parts) {
        var report = new Report(System.out);
        Clock clock = Clock.systemUTC();
        try (var stack = RunningStack.start(commands, data)) {
            measure(new Latchkey(stack, clock), effort, parts, report);
        }
        report.printTable();
        Path json = data.resolve("bench.json");
        report.write(json, clock.instant(), machine());
        System.out.println();
        System.out.println("Figures as JSON: " + json);
        return report.allMet();
    }

    private static void measure(Latchkey latchkey, Effort effort, Set<Part> parts, Report report) {
        Footprint.start(latchkey.stack(), report);
        report.step("seeding " + effort.accounts() + " accounts over the API, each with its first mail");
        Accounts accounts = latchkey.seed(effort.accounts());
        var signIns = new SignIns(latchkey, accounts);
        for (Part part : parts) {
            latchkey.settle();
            switch (part) {
                case JOURNEYS -> new Journeys(latchkey, accounts).measure(effort, report);
                case EVENTS -> new JourneyEvents(latchkey, accounts).measure(report);
                case SCREEN -> new Screen(latchkey, accounts).measure(effort, report);
                case FLOOD -> new Flood(latchkey, accounts).measure(effort, report);
                case FAILOVER -> new Failover(latchkey, accounts).measure(report);
                case BACKLOG -> new Backlog(latchkey, accounts).measure(report);
                case SUSTAINED -> new Sustained(latchkey, accounts).measure(effort, report);
                case SIGN_INS -> signIns.measure(effort, report);
                case KNOWN -> new KnownOrNot(latchkey, accounts).measure(effort, report);
                case GATEWAY -> {
                    Footprint.memory("Memory after the load", latchkey.stack(), report);
                    new GatewayAlone(latchkey, accounts).measure(effort, report);
                }
            }
        }
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch") + ", Java "
                + Runtime.version();
    }
}
