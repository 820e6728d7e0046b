package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** No word from the provider in 72 hours. An end. */
public record EmailUnconfirmed(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailUnconfirmed {
        Fields.present(step, "step");
        step.afterAnAttempt();
        step.withoutReason();
    }
}
