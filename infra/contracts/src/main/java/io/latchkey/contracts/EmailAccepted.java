package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A provider took it; that is not yet delivery. */
public record EmailAccepted(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAccepted {
        Fields.present(step, "step");
        step.afterAnAttempt();
        step.withoutReason();
    }
}
