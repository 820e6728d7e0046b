package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Given up before any provider took it. An end. */
public record EmailFailed(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailFailed {
        Fields.present(step, "step");
        step.because(EmailReason.REFUSED, EmailReason.ATTEMPTS_EXHAUSTED, EmailReason.NO_RECIPIENT);
    }
}
