package io.latchkey.gateway.accessrequest;

import io.latchkey.gateway.clients.NotificationServiceClient;
import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hands decline notices over to notification-service, again and again until it has them; a repeat mails nobody twice. */
@Component
class DeclineNoticeForwarder extends FixedDelayTask {
    private static final Logger LOG = LoggerFactory.getLogger(DeclineNoticeForwarder.class);
    private static final int AT_ONCE = 20;

    /** A notice that comes later than this helps no one: the address is deleted without it. */
    private static final Duration LONGEST_KEPT = Duration.ofDays(3);

    private final DeclineNoticeTable notices;
    private final NotificationServiceClient notifications;
    private final Clock clock;

    DeclineNoticeForwarder(
            DeclineNoticeTable notices,
            NotificationServiceClient notifications,
            Clock clock,
            AccessRequestSettings settings) {
        super("decline-notices", settings.handOverEvery());
        this.notices = notices;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    protected Mono<Void> runTask() {
        return Mono.defer(() -> notices.deleteBefore(clock.instant().minus(LONGEST_KEPT)))
                .doOnNext(DeclineNoticeForwarder::logExpired)
                .thenMany(notices.findOldest(AT_ONCE))
                .concatMap(notice -> notifications
                        .sendDeclineNotice(notice)
                        .flatMap(taken -> taken ? notices.delete(notice.requestId()) : Mono.empty()))
                .then();
    }

    private static void logExpired(long rows) {
        if (rows > 0) {
            LOG.error("{} declined requests got no notice: notification-service took none for 72 hours", rows);
        }
    }
}
