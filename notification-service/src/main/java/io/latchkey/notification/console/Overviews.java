package io.latchkey.notification.console;

import io.latchkey.messaging.outbox.ParkedRows;
import io.latchkey.notification.delivery.Insight;
import io.latchkey.notification.letters.Letters;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at everything at once; looked at by many, it asks the database once in two seconds. */
@Component
final class Overviews {

    static final String HOUR = "hour";
    static final String DAY = "day";

    private static final Map<String, Duration> SPANS = Map.of(HOUR, Duration.ofHours(1), DAY, Duration.ofDays(1));
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int STUCK = 50;
    private static final int DOMAINS = 60;
    private static final int PARKED = 50;

    private final Insight insight;
    private final Letters letters;
    private final ParkedRows parked;
    private final Clock clock;
    private final Map<String, Mono<Overview>> kept = new ConcurrentHashMap<>();

    Overviews(Insight insight, Letters letters, ParkedRows parked, Clock clock) {
        this.insight = insight;
        this.letters = letters;
        this.parked = parked;
        this.clock = clock;
    }

    /** @param span {@code hour} or {@code day}; anything else is an hour */
    Mono<Overview> over(String span) {
        return kept.computeIfAbsent(SPANS.containsKey(span) ? span : HOUR, this::keptFresh);
    }

    private Mono<Overview> keptFresh(String span) {
        return Mono.defer(() -> look(span)).cache(seen -> FRESH, failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<Overview> look(String span) {
        Duration length = SPANS.getOrDefault(span, Duration.ofHours(1));
        return Mono.zip(
                        insight.standing(),
                        insight.stuck(STUCK),
                        insight.rates(length),
                        insight.domains(length, DOMAINS),
                        letters.depths(),
                        parked.oldest(PARKED))
                .map(seen -> new Overview(
                        clock.instant(),
                        span,
                        seen.getT1(),
                        seen.getT2(),
                        seen.getT3(),
                        seen.getT4(),
                        seen.getT5(),
                        seen.getT6()));
    }
}
