package io.latchkey.messaging.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.messaging.TraceContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpansTests {

    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String NOT_SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    @Test
    void unseenASpanIsAPlaceInItsCausesTraceAndNothingMore() {
        Span span = Spans.UNSEEN.begin("name", SpanKind.SERVER, SAMPLED);

        assertThat(Spans.UNSEEN.areSeen()).isFalse();
        assertThat(span).isInstanceOf(UnseenSpan.class);
        assertThat(span.traceparent()).startsWith(SAMPLED.substring(0, 36)).endsWith("-01");
        assertThat(Spans.UNSEEN.begin("name", SpanKind.SERVER, null).traceparent())
                .matches(TraceContext::isWellFormed);
    }

    /** Nobody listens at that port: a collector that is away delays and fails nothing. */
    @Test
    void seenItKeepsWhatTheBeginnerOfTheTraceDecided() {
        try (var spans = new Spans(new Collector(new TraceSettings("http://127.0.0.1:1", 1), "test"))) {
            assertThat(spans.begin("name", SpanKind.CLIENT, SAMPLED, Duration.ofSeconds(1))
                            .traceparent())
                    .startsWith(SAMPLED.substring(0, 36))
                    .endsWith("-01")
                    .isNotEqualTo(SAMPLED);
            assertThat(spans.begin("name", SpanKind.CLIENT, NOT_SAMPLED).traceparent())
                    .startsWith(SAMPLED.substring(0, 36))
                    .endsWith("-00");
            assertThat(spans.begin("name", SpanKind.CLIENT, "nonsense").traceparent())
                    .matches(TraceContext::isWellFormed)
                    .doesNotContain(SAMPLED.substring(3, 35));
            spans.begin("name", SpanKind.INTERNAL, SAMPLED)
                    .with("a", "b")
                    .named("c")
                    .fail(new RuntimeException("x"));
        }
    }

    @Test
    void ofTheTracesThatBeginHereOnlyTheWantedShareIsSeen() {
        try (var spans = new Spans(new Collector(new TraceSettings("http://127.0.0.1:1", 0), "test"))) {
            assertThat(spans.begin("name", SpanKind.SERVER, null).traceparent())
                    .as("not sampled; that the id is random may be said")
                    .matches(".*-0[02]");
            assertThat(spans.begin("name", SpanKind.SERVER, SAMPLED).traceparent())
                    .endsWith("-01");
        }
    }
}
