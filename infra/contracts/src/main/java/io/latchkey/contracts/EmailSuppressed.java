package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Not sent, on purpose; the reason says why. An end. */
public record EmailSuppressed(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailSuppressed {}
}
