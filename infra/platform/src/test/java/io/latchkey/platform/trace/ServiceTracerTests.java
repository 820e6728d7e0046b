package io.latchkey.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.trace.TraceSpan.SpanKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceTracerTests {

    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String NOT_SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    @Test
    void unseenASpanIsAPlaceInItsCausesTraceAndNothingMore() {
        TraceSpan span = ServiceTracer.UNSEEN.startSpan("name", SpanKind.SERVER, SAMPLED);

        assertThat(ServiceTracer.UNSEEN.isExporting()).isFalse();
        assertThat(span).isInstanceOf(NoopSpan.class);
        assertThat(span.traceparent()).startsWith(SAMPLED.substring(0, 36)).endsWith("-01");
        assertThat(ServiceTracer.UNSEEN.startSpan("name", SpanKind.SERVER, null).traceparent())
                .matches(TraceContext::isWellFormed);
    }

    /** Nobody listens at that port: a collector that is away delays and fails nothing. */
    @Test
    void seenItKeepsWhatTheBeginnerOfTheTraceDecided() {
        try (var spans = new ServiceTracer(new OtlpTracer(new TraceSettings("http://127.0.0.1:1", 1), "test"))) {
            assertThat(spans.startSpan("name", SpanKind.CLIENT, SAMPLED, Duration.ofSeconds(1))
                            .traceparent())
                    .startsWith(SAMPLED.substring(0, 36))
                    .endsWith("-01")
                    .isNotEqualTo(SAMPLED);
            assertThat(spans.startSpan("name", SpanKind.CLIENT, NOT_SAMPLED).traceparent())
                    .startsWith(SAMPLED.substring(0, 36))
                    .endsWith("-00");
            assertThat(spans.startSpan("name", SpanKind.CLIENT, "nonsense").traceparent())
                    .matches(TraceContext::isWellFormed)
                    .doesNotContain(SAMPLED.substring(3, 35));
            spans.startSpan("name", SpanKind.INTERNAL, SAMPLED)
                    .withAttribute("a", "b")
                    .withName("c")
                    .endWithFailure(new RuntimeException("x"));
        }
    }

    @Test
    void ofTheTracesThatBeginHereOnlyTheWantedShareIsSeen() {
        try (var spans = new ServiceTracer(new OtlpTracer(new TraceSettings("http://127.0.0.1:1", 0), "test"))) {
            assertThat(spans.startSpan("name", SpanKind.SERVER, null).traceparent())
                    .as("not sampled; that the id is random may be said")
                    .matches(".*-0[02]");
            assertThat(spans.startSpan("name", SpanKind.SERVER, SAMPLED).traceparent())
                    .endsWith("-01");
        }
    }
}
