package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The provider took it and then would not send it. */
public record EmailDropped(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailDropped {
        Fields.present(step, "step");
        step.afterAnAttempt();
        step.because(
                EmailReason.BOUNCED_BEFORE,
                EmailReason.REPORTED_SPAM,
                EmailReason.UNSUBSCRIBED,
                EmailReason.INVALID,
                EmailReason.OTHER);
    }
}
