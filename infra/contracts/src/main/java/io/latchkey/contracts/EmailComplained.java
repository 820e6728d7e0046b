package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The recipient reported it as spam. */
public record EmailComplained(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailComplained {
        Fields.present(step, "step");
        step.afterAnAttempt();
        step.withoutReason();
    }
}
