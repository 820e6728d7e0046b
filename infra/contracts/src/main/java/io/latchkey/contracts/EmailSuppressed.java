package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Not sent, on purpose; the reason says why. An end. */
public record EmailSuppressed(@JsonValue EmailStep step) implements EmailEvent {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailSuppressed {
        Fields.present(step, "step");
        step.because(
                EmailReason.COALESCED,
                EmailReason.OVER_LIMIT,
                EmailReason.ACCOUNT_DISABLED,
                EmailReason.ACCOUNT_ERASED,
                EmailReason.LINK_SUPERSEDED,
                EmailReason.ADDRESS_SUPPRESSED);
    }
}
