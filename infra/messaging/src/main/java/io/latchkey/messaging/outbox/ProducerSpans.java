package io.latchkey.messaging.outbox;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.TraceSpan;
import io.latchkey.platform.trace.TraceSpan.SpanKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A span for each record on its way, from its commit to the broker's answer; whoever reads the record belongs to it. */
@Component
final class ProducerSpans {

    private final ServiceTracer spans;

    ProducerSpans(ServiceTracer spans) {
        this.spans = spans;
    }

    /** Null where nobody sees it; the record's {@code traceparent} stays then as it was written. */
    @Nullable
    TraceSpan startSpan(ProducerRecord<byte[], byte[]> record, Duration age) {
        Header cause = record.headers().lastHeader(EventHeaders.TRACEPARENT);
        if (!spans.isExporting() || cause == null) {
            return null;
        }
        String parent = new String(cause.value(), StandardCharsets.US_ASCII);
        TraceSpan span = spans.startSpan("publish " + record.topic(), SpanKind.PRODUCER, parent, age)
                .withAttribute("messaging.system", "kafka")
                .withAttribute("messaging.destination.name", record.topic());
        record.headers().remove(EventHeaders.TRACEPARENT);
        record.headers().add(EventHeaders.TRACEPARENT, span.traceparent().getBytes(StandardCharsets.US_ASCII));
        return span;
    }
}
