package io.latchkey.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class StatementBatcherTests {
    private final List<List<Integer>> groups = new ArrayList<>();
    private final List<Sinks.One<Set<Integer>>> answers = new ArrayList<>();
    private final StatementBatcher<Integer> batcher = new StatementBatcher<>(rows -> {
        groups.add(rows);
        Sinks.One<Set<Integer>> answer = Sinks.one();
        answers.add(answer);
        return answer.asMono();
    });

    private final List<String> told = new ArrayList<>();

    @Test
    void aRowAloneGoesAtOnceAndIsToldWhenItIsWritten() {
        submit(1);
        assertThat(groups).containsExactly(List.of(1));
        assertThat(told).isEmpty();
        answer(0, 1);
        assertThat(told).containsExactly("1 true");
    }

    @Test
    void whatComesWhileTwoStatementsAreUnderWayGoesTogetherWithTheNext() {
        submit(1, 2, 3, 4, 5);
        assertThat(groups).containsExactly(List.of(1), List.of(2));
        answer(0, 1);
        assertThat(groups).containsExactly(List.of(1), List.of(2), List.of(3, 4, 5));
        answer(2, 3, 4, 5);
        answer(1, 2);
        assertThat(told).containsExactly("1 true", "3 true", "4 true", "5 true", "2 true");
    }

    @Test
    void aRowThatTheStatementLeftOutIsToldSo() {
        submit(1, 2, 3, 4);
        answer(0, 1);
        answer(2, 4);
        assertThat(told).containsExactly("1 true", "3 false", "4 true");
    }

    @Test
    void aFailureIsThatOfItsGroupAloneAndTheNextGoesOn() {
        submit(1, 2, 3, 4);
        answers.get(0).tryEmitError(new IllegalStateException("away"));
        assertThat(told).containsExactly("1 away");
        answer(2, 3, 4);
        submit(5);
        answer(3, 5);
        assertThat(told).containsExactly("1 away", "3 true", "4 true", "5 true");
    }

    @Test
    void aStatementThatCannotEvenBeginFailsItsGroupAndGivesItsPlaceBack() {
        var broken = new StatementBatcher<Integer>(rows -> {
            throw new IllegalStateException("no statement");
        });
        for (int row = 0; row < 5; row++) {
            broken.submit(row).subscribe(written -> {}, failure -> told.add(failure.getMessage()));
        }
        assertThat(told).hasSize(5).containsOnly("no statement");
    }

    @Test
    void whoGivesUpHoldsNobodyUp() {
        submit(1, 2);
        batcher.submit(3).subscribe().dispose();
        submit(4);
        answer(0, 1);
        answer(2, 3, 4);
        assertThat(told).containsExactly("1 true", "4 true");
    }

    @Test
    void noGroupIsLargerThanAStatementShouldBe() {
        submit(IntStream.range(0, 200).toArray());
        answer(0, 0);
        assertThat(groups.getLast()).hasSize(64);
    }

    @Test
    void everyRowOfManyThreadsIsWrittenOnce() throws InterruptedException {
        var most = new AtomicInteger();
        var underWay = new AtomicInteger();
        Set<Integer> written = ConcurrentHashMap.newKeySet();
        var all = new StatementBatcher<Integer>(rows -> Mono.fromCallable(() -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    rows.forEach(row -> assertThat(written.add(row)).isTrue());
                    underWay.decrementAndGet();
                    return (Set<Integer>) new HashSet<>(rows);
                })
                .subscribeOn(Schedulers.boundedElastic()));
        var done = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            int first = thread * 10_000;
            Flux.range(first, 10_000)
                    .flatMap(all::submit, 100)
                    .doFinally(end -> done.countDown())
                    .subscribeOn(Schedulers.parallel())
                    .subscribe();
        }
        done.await();
        assertThat(written).hasSize(40_000);
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    private void submit(int... rows) {
        for (int row : rows) {
            batcher.submit(row)
                    .subscribe(
                            written -> told.add(row + " " + written),
                            failure -> told.add(row + " " + failure.getMessage()));
        }
    }

    private void answer(int statement, Integer... written) {
        answers.get(statement).tryEmitValue(Set.of(written));
    }
}
