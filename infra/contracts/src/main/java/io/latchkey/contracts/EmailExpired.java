package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Its link (or the use of its notice) died before it could be sent. An end. */
public record EmailExpired(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailExpired {
        Fields.present(step, "step");
        step.because(EmailReason.LINK_EXPIRED, EmailReason.TOO_LATE);
    }
}
