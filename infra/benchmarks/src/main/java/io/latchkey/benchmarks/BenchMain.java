package io.latchkey.benchmarks;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.measure.AddressTimingBenchmark;
import io.latchkey.benchmarks.measure.BacklogBenchmark;
import io.latchkey.benchmarks.measure.FailoverBenchmark;
import io.latchkey.benchmarks.measure.FloodBenchmark;
import io.latchkey.benchmarks.measure.FootprintBenchmark;
import io.latchkey.benchmarks.measure.GatewayAloneBenchmark;
import io.latchkey.benchmarks.measure.JourneyBenchmark;
import io.latchkey.benchmarks.measure.JourneyEventBenchmark;
import io.latchkey.benchmarks.measure.LiveViewBenchmark;
import io.latchkey.benchmarks.measure.SignInBenchmark;
import io.latchkey.benchmarks.measure.SustainedRateBenchmark;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.BenchmarkStack;
import io.latchkey.benchmarks.system.LatchkeySystem;
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
        BenchmarkEffort effort = given.contains("--quick") ? BenchmarkEffort.quick() : BenchmarkEffort.full();
        Set<Measurement> parts = EnumSet.noneOf(Measurement.class);
        given.stream()
                .skip(2)
                .filter(word -> !word.equals("--quick"))
                .map(Measurement::fromWord)
                .forEach(parts::add);
        System.exit(run(commands, data, effort, parts.isEmpty() ? EnumSet.allOf(Measurement.class) : parts) ? 0 : 2);
    }

    /** What can be measured by itself; in the order of measuring. */
    private enum Measurement {
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

        static Measurement fromWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static boolean run(Path commands, Path data, BenchmarkEffort effort, Set<Measurement> parts) {
        var report = new BenchmarkReport(System.out);
        Clock clock = Clock.systemUTC();
        try (var stack = BenchmarkStack.start(commands, data)) {
            runMeasurements(new LatchkeySystem(stack, clock), effort, parts, report);
        }
        report.printTable();
        Path json = data.resolve("bench.json");
        report.writeJson(json, clock.instant(), describeMachine());
        System.out.println();
        System.out.println("Figures as JSON: " + json);
        return report.allMet();
    }

    private static void runMeasurements(
            LatchkeySystem latchkey, BenchmarkEffort effort, Set<Measurement> parts, BenchmarkReport report) {
        FootprintBenchmark.reportStart(latchkey.stack(), report);
        report.printStep("seeding " + effort.accounts() + " accounts over the API, each with its first mail");
        AccountPool accounts = latchkey.seedAccounts(effort.accounts());
        var signIns = new SignInBenchmark(latchkey, accounts);
        for (Measurement part : parts) {
            latchkey.awaitSettled();
            switch (part) {
                case JOURNEYS -> new JourneyBenchmark(latchkey, accounts).measure(effort, report);
                case EVENTS -> new JourneyEventBenchmark(latchkey, accounts).measure(report);
                case SCREEN -> new LiveViewBenchmark(latchkey, accounts).measure(effort, report);
                case FLOOD -> new FloodBenchmark(latchkey, accounts).measure(effort, report);
                case FAILOVER -> new FailoverBenchmark(latchkey, accounts).measure(report);
                case BACKLOG -> new BacklogBenchmark(latchkey, accounts).measure(report);
                case SUSTAINED -> new SustainedRateBenchmark(latchkey, accounts).measure(effort, report);
                case SIGN_INS -> signIns.measure(effort, report);
                case KNOWN -> new AddressTimingBenchmark(latchkey, accounts).measure(effort, report);
                case GATEWAY -> {
                    FootprintBenchmark.reportMemory("Memory after the load", latchkey.stack(), report);
                    new GatewayAloneBenchmark(latchkey, accounts).measure(effort, report);
                }
            }
        }
    }

    private static String describeMachine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch") + ", Java "
                + Runtime.version();
    }
}
