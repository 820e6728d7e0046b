package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The provider took it and then would not send it. */
public record EmailDropped(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailDropped {}
}
