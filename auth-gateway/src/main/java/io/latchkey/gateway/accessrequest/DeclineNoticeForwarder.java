package io.latchkey.gateway.accessrequest;

import io.latchkey.gateway.clients.NotificationServiceClient;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hands courtesies over to notification-service, again and again until it has them; a repeat mails nobody twice. */
@Component
class DeclineNoticeForwarder {
    private static final Logger LOG = LoggerFactory.getLogger(DeclineNoticeForwarder.class);
    private static final int AT_ONCE = 20;

    /** A word that comes later than this helps nobody, and an address is not kept for nothing. */
    private static final Duration WORTH_SAYING = Duration.ofDays(3);

    private final DeclineNoticeTable courtesies;
    private final NotificationServiceClient notifications;
    private final Clock clock;

    DeclineNoticeForwarder(DeclineNoticeTable courtesies, NotificationServiceClient notifications, Clock clock) {
        this.courtesies = courtesies;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${latchkey.access-request.hand-over-every}",
            initialDelayString = "${latchkey.access-request.hand-over-every}")
    Mono<Void> forwardNotices() {
        return Mono.defer(() -> courtesies.deleteBefore(clock.instant().minus(WORTH_SAYING)))
                .doOnNext(DeclineNoticeForwarder::logExpired)
                .thenMany(courtesies.findOldest(AT_ONCE))
                .concatMap(courtesy -> notifications
                        .sendDeclineNotice(courtesy)
                        .flatMap(taken -> taken ? courtesies.delete(courtesy.requestId()) : Mono.empty()))
                .then();
    }

    private static void logExpired(long rows) {
        if (rows > 0) {
            LOG.error("{} declined requests got no word: notification-service took none for 72 hours", rows);
        }
    }
}
