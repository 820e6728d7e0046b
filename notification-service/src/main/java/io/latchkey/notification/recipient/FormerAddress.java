package io.latchkey.notification.recipient;

import io.latchkey.contracts.EmailAddress;
import java.util.UUID;

/** An address that another one replaced, and while which profiles it was theirs. */
public record FormerAddress(EmailAddress address, AddressVersionRange span) {

    /**
     * The address an account had before a change.
     *
     * @param key by which the asker knows the answer again
     * @param profileVersion of the profile that made the change
     */
    public record Query(UUID key, UUID accountId, long profileVersion) {}
}
