package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The recipient's server refused it; may correct an earlier delivery. */
public record EmailBounced(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailBounced {
        Fields.present(step, "step");
        step.afterAnAttempt();
        step.because(
                EmailReason.UNKNOWN_RECIPIENT,
                EmailReason.MAILBOX_FULL,
                EmailReason.BLOCKED,
                EmailReason.CONTENT,
                EmailReason.OTHER);
    }
}
