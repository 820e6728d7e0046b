package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The recipient's server asked the provider to wait; it will try again. */
public record EmailDeferred(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailDeferred {
        Fields.present(step, "step");
        step.afterAnAttempt();
        step.because(EmailReason.MAILBOX_FULL, EmailReason.GREYLISTED, EmailReason.RATE, EmailReason.OTHER);
    }
}
