package io.latchkey.notification.internalapi;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import java.util.UUID;

/** A word to somebody who asked for an account and gets none. */
record Courtesy(UUID requestId, EmailAddress address, String displayName, Locale locale) {

    /** Masked: holds a name. */
    @Override
    public String toString() {
        return "Courtesy[requestId=" + requestId + "]";
    }
}
