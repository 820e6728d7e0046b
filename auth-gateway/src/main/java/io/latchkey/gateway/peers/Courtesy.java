package io.latchkey.gateway.peers;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import java.util.UUID;

/** A word to somebody whose request for an account was declined; prints masked. */
public record Courtesy(UUID requestId, EmailAddress address, String displayName, Locale locale) {
    @Override
    public String toString() {
        return "Courtesy[" + requestId + "]";
    }
}
