package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.figures.RoundMedian;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventJson;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.contracts.recordmac.TopicAccess;
import io.latchkey.messaging.recordmac.RecordMacSettings;
import io.latchkey.messaging.recordmac.RecordMacSettings.UnsignedRecords;
import io.latchkey.messaging.recordmac.RecordSigner;
import io.latchkey.messaging.recordmac.RecordVerifier;
import io.latchkey.messaging.recordmac.VerificationResult;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What a record of the topic with the most readers costs its writer, who signs it for each, and each reader, who checks. */
public final class RecordMacBenchmark implements Benchmark {

    private static final String GROUP = "A record's MACs";
    private static final double MOST_MICROS = 5;
    private static final EventSource READER = EventSource.ACCOUNT_SERVICE;

    private final RecordMacSettings settings = new RecordMacSettings(
            Arrays.stream(MacKeyName.values())
                    .collect(Collectors.toMap(
                            name -> name, name -> List.of(Base64.getEncoder().encodeToString(new byte[32])))),
            UnsignedRecords.REFUSE);
    private final RecordSigner signer = new RecordSigner(EventSource.AUTH_GATEWAY, settings);
    private final RecordVerifier verifier = new RecordVerifier(READER, settings);
    private final ProducerRecord<byte[], byte[]> unsigned = resetRequest();

    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        report.printStep("signing and checking one record, again and again");
        ProducerRecord<byte[], byte[]> signed = sign();
        var received = new ConsumerRecord<>(signed.topic(), 0, 0, signed.key(), signed.value());
        signed.headers().forEach(received.headers()::add);

        Duration round = effort.round().dividedBy(2);
        runFor(effort.warmUp().dividedBy(5), this::sign);
        runFor(effort.warmUp().dividedBy(5), () -> check(received));
        double[] signing = new double[effort.rounds()];
        double[] checking = new double[effort.rounds()];
        double[] making = new double[effort.rounds()];
        for (int i = 0; i < effort.rounds(); i++) {
            making[i] = runFor(round, this::copyUnsigned);
            signing[i] = runFor(round, this::sign);
            checking[i] = runFor(round, () -> check(received));
        }
        int readers = TopicAccess.readersOf(unsigned.topic()).size();
        double alone = RoundMedian.of(IntStream.range(0, signing.length)
                .mapToDouble(i -> signing[i] - making[i])
                .toArray());
        report.add(BenchmarkFigure.of(GROUP, "signing it for " + readers + " readers", alone, "µs")
                .atMost(MOST_MICROS));
        report.add(BenchmarkFigure.of(GROUP, "checking it", RoundMedian.of(checking), "µs")
                .atMost(MOST_MICROS));
    }

    /** Microseconds of processor time for one. */
    private static double runFor(Duration time, Runnable work) {
        var thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        long end = System.nanoTime() + time.toNanos();
        long count = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 100; i++) {
                work.run();
            }
            count += 100;
        }
        return (thread.getCurrentThreadCpuTime() - before) / 1e3 / count;
    }

    private ProducerRecord<byte[], byte[]> copyUnsigned() {
        return new ProducerRecord<>(
                unsigned.topic(), null, unsigned.key(), unsigned.value(), new RecordHeaders(unsigned.headers()));
    }

    private ProducerRecord<byte[], byte[]> sign() {
        ProducerRecord<byte[], byte[]> record = copyUnsigned();
        signer.signRecord(record);
        return record;
    }

    private void check(ConsumerRecord<byte[], byte[]> record) {
        if (!(verifier.verifyRecord(EventTopics.ACCOUNT_EVENTS, record) instanceof VerificationResult.Authentic)) {
            throw new IllegalStateException("the record is not authentic");
        }
    }

    private static ProducerRecord<byte[], byte[]> resetRequest() {
        UUID id = UUID.fromString("01900000-0000-7000-8000-000000000001");
        UUID account = UUID.fromString("01900000-0000-7000-8000-000000000002");
        Instant at = Instant.parse("2026-03-01T12:00:00.123456Z");
        var event = new PasswordResetRequested(id, account, 1, RequestedBy.HOLDER, null, at);
        var envelope = new EventEnvelope<>(
                id,
                EventSource.AUTH_GATEWAY.sourcePath(),
                at,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                event);
        var record = new ProducerRecord<>(
                EventTopics.ACCOUNT_EVENTS.name(),
                account.toString().getBytes(StandardCharsets.UTF_8),
                EventJson.toBytes(event));
        EventHeaders.fromEnvelope(envelope)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
