package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.trace.Span;
import io.latchkey.messaging.trace.SpanKind;
import io.latchkey.messaging.trace.Spans;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A span for each event that has an effect here; what the handler does because of the event belongs to it. */
@Component
final class ConsumerSpans {

    private final Spans spans;

    ConsumerSpans(Spans spans) {
        this.spans = spans;
    }

    /** The batch as the handler is to see it: each event with the place of its span in the trace. */
    Begun begin(List<Received> batch) {
        if (!spans.areSeen()) {
            return new Begun(batch, List.of());
        }
        var open = new ArrayList<Span>();
        List<Received> seen = batch.stream()
                .map(received -> received instanceof Received.Of of ? begun(of, open) : received)
                .toList();
        return new Begun(seen, open);
    }

    private Received begun(Received.Of of, List<Span> open) {
        EventEnvelope<Event> event = of.envelope();
        String type = event.event().getClass().getSimpleName();
        Span span = spans.begin("apply " + type, SpanKind.CONSUMER, event.traceparent())
                .with("messaging.system", "kafka")
                .with("messaging.message.id", event.id().toString());
        open.add(span);
        return new Received.Of(
                new EventEnvelope<>(event.id(), event.source(), event.time(), span.traceparent(), event.event()));
    }

    /** A batch under way. */
    record Begun(List<Received> batch, List<Span> open) {

        void end(@Nullable Throwable failure) {
            open.forEach(span -> span.end(failure));
        }
    }
}
