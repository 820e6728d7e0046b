package io.latchkey.notification.delivery;

import io.latchkey.notification.rounds.Round;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Holds each cause against its mail's end, again and again. Zero for ever: a mail is moved on by its own time, so one that
 * was not shows that something broke which nothing else would notice.
 */
@Component
public final class Reckoning implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(Reckoning.class);
    private static final int OLDEST = 500;
    private static final int NAMED = 5;

    private final UnaccountedTable table;
    private final ReckoningSettings settings;
    private final Clock clock;
    private final AtomicLong unaccounted = new AtomicLong();

    Reckoning(UnaccountedTable table, ReckoningSettings settings, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        meters.gauge("latchkey.mails.unaccounted", unaccounted);
    }

    /** Mails that neither left nor ended in time, the oldest 500. */
    public Mono<List<UnaccountedMail>> unaccounted() {
        return Mono.defer(() -> table.list(then(), OLDEST).collectList());
    }

    @Override
    public Mono<Void> run() {
        return table.count(then()).flatMap(this::told);
    }

    private Instant then() {
        return clock.instant().minus(settings.margin());
    }

    /** A line in the log when the number changes, not every few seconds. */
    private Mono<Void> told(long number) {
        long before = unaccounted.getAndSet(number);
        if (number == before) {
            return Mono.empty();
        }
        if (number == 0) {
            LOG.info("Every mail is accounted for again");
            return Mono.empty();
        }
        return table.list(then(), NAMED)
                .map(mail -> mail.emailId() + " " + mail.state())
                .collectList()
                .doOnNext(first -> LOG.error("{} mails are unaccounted for, the oldest: {}", number, first))
                .then();
    }
}
