package io.latchkey.benchmarks;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.measure.AddressTimingBenchmark;
import io.latchkey.benchmarks.measure.BacklogBenchmark;
import io.latchkey.benchmarks.measure.Benchmark;
import io.latchkey.benchmarks.measure.FailoverBenchmark;
import io.latchkey.benchmarks.measure.FloodBenchmark;
import io.latchkey.benchmarks.measure.FootprintBenchmark;
import io.latchkey.benchmarks.measure.GatewayAloneBenchmark;
import io.latchkey.benchmarks.measure.JourneyBenchmark;
import io.latchkey.benchmarks.measure.JourneyEventBenchmark;
import io.latchkey.benchmarks.measure.LiveViewBenchmark;
import io.latchkey.benchmarks.measure.RecordMacBenchmark;
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
import java.util.function.BiFunction;

/** Runs every measurement on a stack of its own, from the gentle ones to the one that leaves a mess behind. */
final class BenchMain {

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
        MACS((latchkey, accounts) -> new RecordMacBenchmark()),
        JOURNEYS(JourneyBenchmark::new),
        EVENTS(JourneyEventBenchmark::new),
        SCREEN(LiveViewBenchmark::new),
        FLOOD(FloodBenchmark::new),
        FAILOVER(FailoverBenchmark::new),
        BACKLOG(BacklogBenchmark::new),
        SUSTAINED(SustainedRateBenchmark::new),
        SIGN_INS(SignInBenchmark::new),
        KNOWN(AddressTimingBenchmark::new),
        GATEWAY(GatewayAloneBenchmark::new);

        @SuppressWarnings("ImmutableEnumChecker") // A reference to a constructor holds nothing.
        private final BiFunction<LatchkeySystem, AccountPool, Benchmark> factory;

        Measurement(BiFunction<LatchkeySystem, AccountPool, Benchmark> factory) {
            this.factory = factory;
        }

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
        SignInBenchmark.preparePasswords(latchkey, accounts);
        for (Measurement part : parts) {
            latchkey.awaitSettled();
            part.factory.apply(latchkey, accounts).measure(effort, report);
        }
    }

    private static String describeMachine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch") + ", Java "
                + Runtime.version();
    }
}
