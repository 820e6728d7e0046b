package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.LoadFlow;
import io.latchkey.benchmarks.system.BenchmarkInbox;
import io.latchkey.benchmarks.system.CpuUsage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** One of the two, running, with all its processes. */
interface MeasuredSystem extends AutoCloseable {

    String POSTGRES = "postgres";

    /** Where its clients ask. */
    int port();

    /** Where its mails go. */
    BenchmarkInbox inbox();

    /** Of every process of it; not of the clients. */
    CpuUsage cpuUsage();

    /** What each process holds. */
    Map<String, Long> residentBytes();

    /** From nothing, with an empty database, until it answers. */
    Duration untilReady();

    Set<ClientAction> actions();

    /** Makes the accounts; all have the benchmarks' password. */
    BesideAccounts createAccounts(BesideEffort effort);

    /** Any answer but the one that says that it was done ends the benchmark. */
    LoadFlow createFlow(ClientAction action, String address);

    @Override
    void close();
}
