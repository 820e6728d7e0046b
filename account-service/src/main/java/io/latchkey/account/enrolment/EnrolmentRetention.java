package io.latchkey.account.enrolment;

import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes what proves nothing and counts for nothing any more. */
@Component
class EnrolmentRetention extends FixedDelayTask {

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final EnrolmentMailTable mails;
    private final RedeemedBrowserTable browsers;
    private final InstantSource clock;

    EnrolmentRetention(EnrolmentMailTable mails, RedeemedBrowserTable browsers, InstantSource clock) {
        super("enrolment-retention", EVERY);
        this.mails = mails;
        this.browsers = browsers;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> runTask() {
        return Mono.defer(() -> {
            Instant before = clock.instant().minus(EnrolmentSettings.WINDOW);
            return mails.deleteExpiredBefore(before)
                    .flatMap(deleted -> browsers.deleteRedeemedBefore(before).map(others -> deleted + others));
        });
    }
}
