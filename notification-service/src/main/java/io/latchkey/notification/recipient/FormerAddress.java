package io.latchkey.notification.recipient;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.recipient.Recipient.AddressVersionRange;
import java.util.UUID;

/** An address that another one replaced, and while which profiles it was theirs. */
public record FormerAddress(EmailAddress address, AddressVersionRange span) {

    /**
     * Where an address is kept: for the notice of the change that replaced it.
     *
     * @param lastVersion of the profile that had it
     * @param replacedBy version of the profile that had another
     */
    public record Kept(UUID accountId, long lastVersion, long replacedBy) {

        /** Whether the notice about that version of the profile goes to it. */
        public boolean isForNoticeOf(long profileVersion) {
            return lastVersion < profileVersion && profileVersion <= replacedBy;
        }
    }

    /**
     * The address an account had before a change.
     *
     * @param key by which the caller finds the answer
     * @param profileVersion of the profile that made the change
     */
    public record Query(UUID key, UUID accountId, long profileVersion) {}
}
