package io.latchkey.benchmarks.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadNamesTests {

    @ParameterizedTest
    @CsvSource({
        "C2 CompilerThre, C2 compiler",
        "VM Thread, collector (VM thread)",
        "reactor-tcp-epo, R2DBC loops",
        "ForkJoinPool-1-, virtual threads",
        "hash-1, hash",
        "GC Thread#0, GC Thread",
        "outbox-relay, outbox-relay",
    })
    void threadsOfOneKindAreCountedTogether(String name, String kind) {
        assertThat(ThreadNames.kindOfThread(name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres: account account 127.0.0.1(53412) UPDATE, back ends of account",
        "postgres: account account 127.0.0.1(53413) idle in transaction, back ends of account",
        "postgres: gateway gateway ::1(40112) idle, back ends of gateway",
        "postgres: io worker 2, io worker",
        "postgres: walwriter, walwriter",
        "/somewhere/bin/postgres -D /data, postmaster",
    })
    void aBackEndIsCountedByWhomItServes(String title, String kind) {
        assertThat(ThreadNames.kindOfBackend(title + "\0\0")).isEqualTo(kind);
    }
}
