package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.notification.delivery.TransitionBatch.PublishedStep;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.StageTimer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts the steps of mails, says how long after their cause they come, and marks each in the cause's trace. */
@Component
final class MailStepMetrics {

    private final MeterRegistry meters;
    private final StageTimer stages;
    private final ServiceTracer spans;

    MailStepMetrics(MeterRegistry meters, StageTimer stages, ServiceTracer spans) {
        this.meters = meters;
        this.stages = stages;
        this.spans = spans;
        // From nothing on, so that the first of each is seen as an increase.
        List.of(EmailEvent.class.getPermittedSubclasses()).forEach(this::counterOf);
    }

    /** The {@code traceparent} of a step's event: the mark of the step in the trace of what caused the mail. */
    String markInTrace(PublishedStep step) {
        String type = step.event().getClass().getSimpleName();
        MailSnapshot.MailDetails letter = step.letter();
        return spans.recordMoment(type, letter.traceparent(), "latchkey.email.id", letter.emailId());
    }

    void recordSteps(List<PublishedStep> steps) {
        for (PublishedStep step : steps) {
            counterOf(step.event().getClass()).increment();
            recordStage(step);
        }
    }

    private void recordStage(PublishedStep step) {
        if (step.event() instanceof EmailQueued) {
            recordStage(StageTimer.PipelineStage.QUEUED, step);
        } else if (step.event() instanceof EmailAccepted) {
            recordStage(StageTimer.PipelineStage.SENT, step);
        } else if (step.event() instanceof EmailDelivered) {
            recordStage(StageTimer.PipelineStage.DELIVERED, step);
        }
    }

    private void recordStage(StageTimer.PipelineStage stage, PublishedStep step) {
        MailSnapshot.MailDetails letter = step.letter();
        stages.recordReached(
                stage,
                letter.template().code(),
                Duration.between(letter.causedAt(), step.event().step().at()));
    }

    private Counter counterOf(Class<?> type) {
        return meters.counter("latchkey.mail.steps", "type", type.getSimpleName());
    }
}
