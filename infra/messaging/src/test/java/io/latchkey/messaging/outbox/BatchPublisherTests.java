package io.latchkey.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EventSource;
import io.latchkey.messaging.outbox.PendingRow.RowKey;
import io.latchkey.messaging.recordmac.RecordMacSettings;
import io.latchkey.messaging.recordmac.RecordMacSettings.UnsignedRecords;
import io.latchkey.messaging.recordmac.RecordSigner;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.testkit.SignedRecords;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class BatchPublisherTests {

    private static final Duration AGE = Duration.ofMillis(3);
    private static final RecordSigner SIGNER = new RecordSigner(
            EventSource.NOTIFICATION_SERVICE, new RecordMacSettings(SignedRecords.macKeys(), UnsignedRecords.REFUSE));

    private final FakeBroker broker = new FakeBroker();

    @Test
    void keysFlyTogetherAndWithinAKeyEachWaitsForTheOneBefore() {
        BatchPublisher.PublishResult sent =
                send(List.of(row(1, "a"), row(2, "a"), row(3, "b"), row(4, "a"), row(5, "c")));

        assertThat(broker.values()).containsExactly("1", "3", "5", "2", "4");
        assertThat(ids(sent)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
        assertThat(sent.fault()).isNull();
    }

    @Test
    void whatIsRefusedHoldsUpItsOwnKeyOnly() {
        BatchPublisher.PublishResult sent =
                send(List.of(row(1, "a"), tooLarge(2, "a"), row(3, "a"), row(4, "b"), row(5, "b")));

        assertThat(ids(sent)).containsExactlyInAnyOrder(1L, 4L, 5L);
        assertThat(sent.refused()).extracting(refused -> refused.row().id()).containsExactly(2L);
        assertThat(broker.values()).doesNotContain("3");
        assertThat(sent.fault()).isNull();
    }

    @Test
    void afterAPassingFaultNothingOvertakesWithinTheKey() {
        BatchPublisher.PublishResult sent = send(List.of(silent(1, "a"), row(2, "b")));

        assertThat(sent.fault()).isInstanceOf(TimeoutException.class);
        assertThat(sent.acknowledged()).isEmpty();
        assertThat(broker.values()).doesNotContain("1");
    }

    @Test
    void headersThatAreNotOursAreRefusedAndStopNothing() {
        var broken = row(1, "a", "not JSON");
        BatchPublisher.PublishResult sent = send(List.of(broken, row(2, "b")));

        assertThat(sent.refused()).hasSize(1);
        assertThat(ids(sent)).containsExactly(2L);
    }

    @Test
    void aHotKeyIsLeftToTheNextLookAfterSomeRounds() {
        BatchPublisher.PublishResult sent =
                send(IntStream.rangeClosed(1, 40).mapToObj(id -> row(id, "hot")).toList());

        assertThat(sent.acknowledged()).hasSize(16);
        assertThat(sent.crowded()).containsExactly(new RowKey("t", "hot"));
    }

    private BatchPublisher.PublishResult send(List<PendingRow> rows) {
        return BatchPublisher.publishBatch(broker, new ProducerSpans(ServiceTracer.UNSEEN), SIGNER, rows);
    }

    private static List<Long> ids(BatchPublisher.PublishResult sent) {
        return sent.acknowledged().stream().map(PendingRow::id).toList();
    }

    private static PendingRow row(long id, String key) {
        return row(id, key, "{}");
    }

    private static PendingRow tooLarge(long id, String key) {
        return row(id, key, "{\"answer\":\"too large\"}");
    }

    private static PendingRow silent(long id, String key) {
        return row(id, key, "{\"answer\":\"none\"}");
    }

    private static PendingRow row(long id, String key, String headers) {
        byte[] payload = Long.toString(id).getBytes(UTF_8);
        return new PendingRow(id, new RowKey("t", key), headers, Bytes.wrap(payload), AGE);
    }

    /** Kafka's own fake, which answers on flush; a header asks for another answer. */
    private static final class FakeBroker extends MockProducer<byte[], byte[]> {

        FakeBroker() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent) {
            var answer = sent.headers().lastHeader("answer");
            if (answer == null) {
                return super.send(sent);
            }
            return CompletableFuture.failedFuture(
                    new String(answer.value(), UTF_8).equals("none")
                            ? new TimeoutException("no metadata")
                            : new RecordTooLargeException("2 MB"));
        }

        List<String> values() {
            return history().stream().map(one -> new String(one.value(), UTF_8)).toList();
        }
    }
}
