package io.latchkey.platform.trace;

import io.latchkey.platform.trace.TraceSpan.SpanKind;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes spans that are sent to an OTLP collector in the background; while it is away they are dropped, never waited for. */
final class OtlpTracer {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 4096;

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    OtlpTracer(TraceSettings settings, String service) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.tracesUrl())
                .setTimeout(PATIENCE)
                .build();
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(EVERY)
                        .setMaxQueueSize(MOST_WAITING)
                        .build())
                .build();
        this.tracer = provider.get("io.latchkey");
    }

    TraceSpan startSpan(String name, SpanKind kind, @Nullable String parent, Duration ago) {
        var span = tracer.spanBuilder(name).setSpanKind(kind.toOpenTelemetry()).setParent(parentContext(parent));
        if (!ago.isZero()) {
            span.setStartTimestamp(Clock.getDefault().now() - ago.toNanos(), TimeUnit.NANOSECONDS);
        }
        return new ExportedSpan(span.startSpan());
    }

    /** Sends what waits; gives up where the collector does not answer. */
    void close() {
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Context parentContext(@Nullable String traceparent) {
        if (traceparent == null || !TraceContext.isWellFormed(traceparent)) {
            return Context.root();
        }
        SpanContext remote = SpanContext.createFromRemoteParent(
                traceparent.substring(3, 35),
                traceparent.substring(36, 52),
                TraceFlags.fromHex(traceparent, 53),
                TraceState.getDefault());
        return Context.root().with(io.opentelemetry.api.trace.Span.wrap(remote));
    }
}
