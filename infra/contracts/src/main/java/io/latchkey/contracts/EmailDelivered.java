package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The recipient's server took it. */
public record EmailDelivered(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailDelivered {
        Fields.present(step, "step");
        step.afterAnAttempt();
        step.withoutReason();
    }
}
