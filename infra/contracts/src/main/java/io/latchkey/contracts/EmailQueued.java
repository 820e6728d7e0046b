package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The first event of every mail: its cause has been read and it waits to be sent. */
public record EmailQueued(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailQueued {
        Fields.present(step, "step");
        step.beforeAnyAttempt();
        step.withoutReason();
    }
}
