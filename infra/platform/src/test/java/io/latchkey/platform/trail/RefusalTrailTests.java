package io.latchkey.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

class RefusalTrailTests {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:30Z");
    private static final UUID ACCOUNT = UUID.fromString("0198a1b2-0000-7000-8000-000000000000");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<RequestRefusal> published = new ArrayList<>();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(RefusalTrail.class);

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    @Test
    void oneLineAndOneEventWithEverythingThatIsKnown() {
        RefusalTrail trail = trailWith(this::publish);
        trail.record(refusal("forbidden"));
        trail.runTask().block();
        assertThat(published).containsExactly(refusal("forbidden"));
        assertThat(lines.list).singleElement().satisfies(line -> assertThat(line.getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + pair.value)
                .contains(
                        "refusal.kind=forbidden",
                        "refusal.route=GET /api/v1/accounts/{id}",
                        "refusal.account=" + ACCOUNT,
                        "refusal.network=digest",
                        "trace.id=4bf92f3577b34da6a3ce929d0e0e4736"));
        trail.runTask().block();
        assertThat(lines.list).hasSize(1);
    }

    @Test
    void aFloodIsCountedInFullAndToldInPart() {
        RefusalTrail trail = trailWith(this::publish);
        for (int i = 0; i < 100_000; i++) {
            trail.record(refusal("forbidden"));
        }
        trail.runTask().block();
        assertThat(count("forbidden")).isEqualTo(100_000);
        assertThat(published).hasSize(10);
        assertThat(lines.list).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void whatIsLookedAtElsewhereHasItsEventThereAndItsLineHere() {
        RefusalTrail trail = trailWith(this::publish);
        trail.record(refusal("invalid-credentials"));
        trail.runTask().block();
        assertThat(published).isEmpty();
        assertThat(lines.list).hasSize(1);
        assertThat(count("invalid-credentials")).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsAwayCostsTheEventAndNothingElse() {
        RefusalTrail trail = trailWith(refusals -> Mono.error(new IllegalStateException("away")));
        trail.record(refusal("forbidden"));
        assertThatCode(() -> trail.runTask().block()).doesNotThrowAnyException();
        assertThat(lines.list.getFirst().getFormattedMessage()).contains("forbidden");
        assertThat(meters.counter("latchkey.refusals.unwritten").count()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatNeverAnswersHoldsTheNextLinesUpForAWhileOnly() {
        RefusalTrail trail = trailWith(refusals -> Mono.never());
        trail.record(refusal("forbidden"));
        assertThatCode(() -> trail.runTask().block(Duration.ofSeconds(30))).doesNotThrowAnyException();
        assertThat(meters.counter("latchkey.refusals.unwritten").count()).isEqualTo(1);
    }

    @Test
    void whoRefusesNeverWaitsThoughNothingIsWritten() {
        RefusalTrail trail = trailWith(this::publish);
        for (int i = 0; i < 10_000; i++) {
            trail.record(new RequestRefusal("kind-" + i, "GET /", null, "digest", null, NOW));
        }
        assertThat(meters.counter("latchkey.refusals.unwritten").count()).isEqualTo(10_000 - 4096);
    }

    @Test
    void theLastLinesAreWrittenAtTheEnd() {
        RefusalTrail trail = trailWith(this::publish);
        trail.record(refusal("forbidden"));
        trail.destroy();
        assertThat(lines.list).hasSize(1);
    }

    private Mono<Void> publish(List<RequestRefusal> refusals) {
        return Mono.fromRunnable(() -> published.addAll(refusals));
    }

    private double count(String kind) {
        return meters.counter("latchkey.refusals", "kind", kind, "route", "GET /api/v1/accounts/{id}")
                .count();
    }

    private RefusalTrail trailWith(Function<List<RequestRefusal>, Mono<Void>> events) {
        return new RefusalTrail(
                new TrailRules(request -> "digest", events),
                new TrailSettings(10, 120, Duration.ofMillis(20)),
                meters,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static RequestRefusal refusal(String kind) {
        return new RequestRefusal(
                kind,
                "GET /api/v1/accounts/{id}",
                ACCOUNT,
                "digest",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                NOW);
    }
}
