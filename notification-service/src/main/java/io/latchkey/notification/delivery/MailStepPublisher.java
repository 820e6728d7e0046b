package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.delivery.MailSnapshot.MailDetails;
import io.latchkey.notification.delivery.MailStateMachine.TransitionResult;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.StageTimer;
import io.latchkey.platform.trace.StageTimer.PipelineStage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the events of mails' steps, marks each in the trace of its cause, appends them to the outbox, and counts them. */
@Component
final class MailStepPublisher {

    private final Outbox outbox;
    private final MeterRegistry meters;
    private final StageTimer stages;
    private final ServiceTracer spans;

    MailStepPublisher(Outbox outbox, MeterRegistry meters, StageTimer stages, ServiceTracer spans) {
        this.outbox = outbox;
        this.meters = meters;
        this.stages = stages;
        this.spans = spans;
        // Registered at zero, so that the first of each type is seen as an increase.
        List.of(EmailEvent.class.getPermittedSubclasses()).forEach(this::counterOf);
    }

    /**
     * Publishes the events of these results in order, within a statement of the caller's transaction.
     *
     * @param statement gets the rows of the steps and of the outbox, see {@link Outbox#appendWithin}
     */
    <T> Mono<T> publishWithin(List<TransitionResult> results, BiFunction<String, String, Mono<T>> statement) {
        List<EventEnvelope<EmailEvent>> envelopes = new ArrayList<>();
        results.forEach(result -> result.events()
                .forEach(event -> envelopes.add(toEnvelope(result.after().details(), event))));
        String steps = MailStepTable.toRows(envelopes);
        return outbox.appendWithin(envelopes, events -> statement.apply(steps, events));
    }

    /** Counts what was published. */
    void countSteps(List<TransitionResult> results) {
        results.forEach(this::countSteps);
    }

    /** The event goes on in the trace of what caused the mail. */
    private EventEnvelope<EmailEvent> toEnvelope(MailDetails mail, EmailEvent event) {
        String traceparent = spans.recordMoment(
                event.getClass().getSimpleName(), mail.traceparent(), "latchkey.email.id", mail.emailId());
        EventEnvelope<EmailEvent> plain = outbox.wrapEvent(event);
        return new EventEnvelope<>(plain.id(), plain.source(), plain.time(), traceparent, plain.event());
    }

    private void countSteps(TransitionResult result) {
        for (EmailEvent event : result.events()) {
            counterOf(event.getClass()).increment();
            if (event instanceof EmailQueued) {
                recordStage(PipelineStage.QUEUED, result, event);
            } else if (event instanceof EmailAccepted) {
                recordStage(PipelineStage.SENT, result, event);
            } else if (event instanceof EmailDelivered) {
                recordStage(PipelineStage.DELIVERED, result, event);
            }
        }
    }

    private void recordStage(PipelineStage stage, TransitionResult result, EmailEvent event) {
        MailDetails mail = result.after().details();
        stages.recordReached(stage, mail.template().code(), Duration.between(mail.causedAt(), event.at()));
    }

    private Counter counterOf(Class<?> type) {
        return meters.counter("latchkey.mail.steps", "type", type.getSimpleName());
    }
}
