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
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes the steps of mails to their table and to the outbox, marks each in the trace of its cause, and counts them. */
@Component
final class MailStepPublisher {

    private final MailStepTable steps;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final StageTimer stages;
    private final ServiceTracer spans;

    MailStepPublisher(
            MailStepTable steps, Outbox outbox, MeterRegistry meters, StageTimer stages, ServiceTracer spans) {
        this.steps = steps;
        this.outbox = outbox;
        this.meters = meters;
        this.stages = stages;
        this.spans = spans;
        // Registered at zero, so that the first of each type is seen as an increase.
        List.of(EmailEvent.class.getPermittedSubclasses()).forEach(this::counterOf);
    }

    /** Publishes the events of these results in order; joins the caller's transaction. */
    Mono<Void> publishSteps(List<TransitionResult> results) {
        List<EventEnvelope<EmailEvent>> envelopes = new ArrayList<>();
        results.forEach(result -> result.events()
                .forEach(event -> envelopes.add(toEnvelope(result.after().details(), event))));
        return envelopes.isEmpty()
                ? Mono.empty()
                : steps.insert(envelopes)
                        .then(outbox.append(envelopes))
                        .doOnSuccess(done -> results.forEach(this::recordSteps));
    }

    /** The event goes on in the trace of what caused the mail. */
    private EventEnvelope<EmailEvent> toEnvelope(MailDetails mail, EmailEvent event) {
        String traceparent = spans.recordMoment(
                event.getClass().getSimpleName(), mail.traceparent(), "latchkey.email.id", mail.emailId());
        EventEnvelope<EmailEvent> plain = outbox.wrapEvent(event);
        return new EventEnvelope<>(plain.id(), plain.source(), plain.time(), traceparent, plain.event());
    }

    private void recordSteps(TransitionResult result) {
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
