package io.latchkey.gateway.clients;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import java.util.UUID;

/** A word to somebody whose request for an account was declined; prints masked. */
public record DeclineNotice(UUID requestId, EmailAddress address, String displayName, AccountLocale locale) {
    @Override
    public String toString() {
        return "Courtesy[" + requestId + "]";
    }
}
