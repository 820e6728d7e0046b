package io.latchkey.gateway.accessrequest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for an account that waits for an executive; prints masked. */
public record AccessRequest(
        UUID id,
        String email,
        @JsonProperty("name") String displayName,
        String company,
        @Nullable String message,
        AccountLocale locale,
        Instant requestedAt) {

    EmailAddress address() {
        return new EmailAddress(email);
    }

    @Override
    public String toString() {
        return "AccessRequest[" + id + "]";
    }
}
