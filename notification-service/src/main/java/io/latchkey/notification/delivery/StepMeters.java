package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailAccepted;
import io.latchkey.contracts.EmailDelivered;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailQueued;
import io.latchkey.messaging.stage.Stage;
import io.latchkey.messaging.stage.StageTimes;
import io.latchkey.messaging.trace.Spans;
import io.latchkey.notification.delivery.Unfolding.Published;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts the steps of mails, says how long after their cause they come, and marks each in the cause's trace. */
@Component
final class StepMeters {

    private final MeterRegistry meters;
    private final StageTimes stages;
    private final Spans spans;

    StepMeters(MeterRegistry meters, StageTimes stages, Spans spans) {
        this.meters = meters;
        this.stages = stages;
        this.spans = spans;
        // From nothing on, so that the first of each is seen as an increase.
        List.of(EmailEvent.class.getPermittedSubclasses()).forEach(this::count);
    }

    /** The {@code traceparent} of a step's event: the mark of the step in the trace of what caused the mail. */
    String trace(Published step) {
        String type = step.event().getClass().getSimpleName();
        Letter letter = step.letter();
        return spans.moment(type, letter.traceparent(), "latchkey.email.id", letter.emailId());
    }

    void taken(List<Published> steps) {
        for (Published step : steps) {
            count(step.event().getClass()).increment();
            reached(step);
        }
    }

    private void reached(Published step) {
        if (step.event() instanceof EmailQueued) {
            reached(Stage.QUEUED, step);
        } else if (step.event() instanceof EmailAccepted) {
            reached(Stage.SENT, step);
        } else if (step.event() instanceof EmailDelivered) {
            reached(Stage.DELIVERED, step);
        }
    }

    private void reached(Stage stage, Published step) {
        Letter letter = step.letter();
        stages.reached(
                stage,
                letter.template().code(),
                Duration.between(letter.causedAt(), step.event().step().at()));
    }

    private Counter count(Class<?> type) {
        return meters.counter("latchkey.mail.steps", "type", type.getSimpleName());
    }
}
