package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.platform.trace.StageTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What account-service answers when it is asked for links: how fast, how often which, and how long after the cause. */
@Component
final class LinkMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry meters;
    private final StageTimer stages;
    private final Clock clock;
    private final Timer asking;

    LinkMetrics(MeterRegistry meters, StageTimer stages, Clock clock) {
        this.meters = meters;
        this.stages = stages;
        this.clock = clock;
        this.asking = Timer.builder("latchkey.mail.links.time")
                .description("From a question for links to its answer")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    void recordResults(
            List<MailSnapshot.MailDetails> asked, Map<UUID, AccountLinkClient.MailLinkResult> answers, Duration taken) {
        asking.record(taken);
        meters.counter("latchkey.mail.links", "outcome", "none").increment(asked.size() - answers.size());
        Instant now = clock.instant();
        for (MailSnapshot.MailDetails letter : asked) {
            AccountLinkClient.MailLinkResult answer = answers.get(letter.causeId());
            if (answer != null) {
                meters.counter(
                                "latchkey.mail.links",
                                "outcome",
                                answer.getClass().getSimpleName())
                        .increment();
            }
            if (answer instanceof AccountLinkClient.MailLinkResult.Issued) {
                stages.recordReached(
                        StageTimer.PipelineStage.LINKED,
                        letter.template().code(),
                        Duration.between(letter.causedAt(), now));
            }
        }
    }
}
