package io.latchkey.notification.internalapi;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A courtesy as it stands in its JSON: anything may be missing. */
record CourtesyBody(
        @Nullable UUID requestId,
        @Nullable String address,
        @Nullable String displayName,
        @Nullable Locale locale) {

    /** @throws IllegalArgumentException when it is none */
    Courtesy courtesy() {
        if (requestId == null || address == null || displayName == null || locale == null) {
            throw new IllegalArgumentException("a member is missing");
        }
        return new Courtesy(requestId, new EmailAddress(address), displayName, locale);
    }

    /** Masked: holds an address and a name. */
    @Override
    public String toString() {
        return "CourtesyBody[requestId=" + requestId + "]";
    }
}
