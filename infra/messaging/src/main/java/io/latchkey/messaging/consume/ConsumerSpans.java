package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.TraceSpan;
import io.latchkey.platform.trace.TraceSpan.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A span for each event that has an effect here; what the handler does because of the event belongs to it. */
@Component
final class ConsumerSpans {

    private final ServiceTracer spans;

    ConsumerSpans(ServiceTracer spans) {
        this.spans = spans;
    }

    /** The batch as the handler is to see it: each event with the place of its span in the trace. */
    StartedBatch startSpans(List<InboundRecord> batch) {
        if (!spans.isExporting()) {
            return new StartedBatch(batch, List.of());
        }
        var open = new ArrayList<TraceSpan>();
        List<InboundRecord> seen = batch.stream()
                .map(received -> received instanceof InboundRecord.EventRecord of ? startSpan(of, open) : received)
                .toList();
        return new StartedBatch(seen, open);
    }

    private InboundRecord startSpan(InboundRecord.EventRecord of, List<TraceSpan> open) {
        EventEnvelope<Event> event = of.envelope();
        String type = event.event().getClass().getSimpleName();
        TraceSpan span = spans.startSpan("apply " + type, SpanKind.CONSUMER, event.traceparent())
                .withAttribute("messaging.system", "kafka")
                .withAttribute("messaging.message.id", event.id().toString());
        open.add(span);
        return new InboundRecord.EventRecord(event.withTraceparent(span.traceparent()));
    }

    /** A batch under way. */
    record StartedBatch(List<InboundRecord> batch, List<TraceSpan> open) {

        void endSpans(@Nullable Throwable failure) {
            open.forEach(span -> span.end(failure));
        }
    }
}
