package io.latchkey.benchmarks;

import io.latchkey.benchmarks.beside.BesideBenchmark;
import io.latchkey.benchmarks.cost.CostBenchmark;
import io.latchkey.benchmarks.cost.GrowthBenchmark;
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

/**
 * Runs every measurement on a stack of its own, from the gentle ones to the one that leaves a mess behind.
 *
 * @param commands the directory of {@code up} and {@code down}
 */
record BenchMain(Path commands, Path data, BenchmarkEffort effort, BenchmarkReport report) {

    /** Measured on stacks of their own, which count statements. */
    private static final String COST = "cost";

    /** By name alone: it takes an hour. */
    private static final String GROWTH = "growth";

    /** Before the directory in which Keycloak is unpacked: the two are measured and nothing else. */
    private static final String BESIDE = "--beside=";

    private static final Clock CLOCK = Clock.systemUTC();

    /**
     * Arguments: the directory of the commands, the data directory, {@code --quick} where it is wanted, and
     * either {@code --beside=} with a directory or the measurements to run; none named means all.
     */
    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        BenchmarkEffort effort = given.contains("--quick") ? BenchmarkEffort.quick() : BenchmarkEffort.full();
        var bench =
                new BenchMain(Path.of(given.get(0)), Path.of(given.get(1)), effort, new BenchmarkReport(System.out));
        List<String> named =
                given.stream().skip(2).filter(word -> !word.equals("--quick")).toList();
        named.stream()
                .filter(word -> word.startsWith(BESIDE))
                .findFirst()
                .ifPresentOrElse(
                        word -> bench.measureBeside(Path.of(word.substring(BESIDE.length()))),
                        () -> bench.measure(named));
        System.exit(bench.writeReport() ? 0 : 2);
    }

    private void measureBeside(Path keycloak) {
        new BesideBenchmark(commands, data, keycloak, CLOCK).measure(effort, report);
    }

    private void measure(List<String> named) {
        if (named.isEmpty() || named.contains(COST)) {
            new CostBenchmark(commands, data, CLOCK).measure(effort, report);
        }
        if (named.contains(GROWTH)) {
            new GrowthBenchmark(commands, data, CLOCK).measure(effort, report);
        }
        Set<Measurement> parts = named.isEmpty() ? EnumSet.allOf(Measurement.class) : Measurement.fromWords(named);
        if (!parts.isEmpty()) {
            try (var stack = BenchmarkStack.start(commands, data)) {
                measureParts(new LatchkeySystem(stack, CLOCK), parts);
            }
        }
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
        SUSTAINED((latchkey, accounts) -> new SustainedRateBenchmark(latchkey)),
        SIGN_INS(SignInBenchmark::new),
        KNOWN(AddressTimingBenchmark::new),
        GATEWAY(GatewayAloneBenchmark::new);

        @SuppressWarnings("ImmutableEnumChecker") // A reference to a constructor holds nothing.
        private final BiFunction<LatchkeySystem, AccountPool, Benchmark> factory;

        Measurement(BiFunction<LatchkeySystem, AccountPool, Benchmark> factory) {
            this.factory = factory;
        }

        static Set<Measurement> fromWords(List<String> words) {
            Set<Measurement> measurements = EnumSet.noneOf(Measurement.class);
            words.stream()
                    .filter(word -> !word.equals(COST) && !word.equals(GROWTH))
                    .map(word -> valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                    .forEach(measurements::add);
            return measurements;
        }
    }

    private void measureParts(LatchkeySystem latchkey, Set<Measurement> parts) {
        FootprintBenchmark.reportStart(latchkey.stack(), report);
        report.printStep("seeding " + effort.accounts() + " accounts over the API, each with its first mail");
        AccountPool accounts = latchkey.seedAccounts(effort.accounts());
        SignInBenchmark.preparePasswords(latchkey, accounts);
        for (Measurement part : parts) {
            latchkey.inbox().awaitSettled();
            part.factory.apply(latchkey, accounts).measure(effort, report);
        }
    }

    private boolean writeReport() {
        report.printTable();
        Path json = data.resolve("bench.json");
        report.writeJson(json, CLOCK.instant(), describeMachine());
        System.out.println();
        System.out.println("Figures as JSON: " + json);
        return report.allMet();
    }

    private static String describeMachine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch") + ", Java "
                + Runtime.version();
    }
}
