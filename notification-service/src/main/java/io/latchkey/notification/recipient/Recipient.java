package io.latchkey.notification.recipient;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;

/** What is known of an account's person. */
public sealed interface Recipient {

    /**
     * A person with an address, as their profile of that version says.
     *
     * @param span the versions that have this address
     */
    record Known(EmailAddress address, PersonName name, AccountLocale locale, long version, AddressVersionRange span)
            implements Recipient {}

    /** A person whose address is suppressed. */
    record Suppressed(Known person) implements Recipient {}

    /** No address to write to, and there will be none. */
    record Unreachable() implements Recipient {}

    /** Erased; nothing is left but the id. */
    record Erased() implements Recipient {}

    /**
     * Which versions of a profile are known to have one address: stands for the address where the address itself must not.
     *
     * @param first 0 where it was the address before this was kept
     * @param last the newest known with it
     */
    record AddressVersionRange(long first, long last) {

        /** Of a recipient without an account. */
        static final AddressVersionRange NONE = new AddressVersionRange(0, 0);

        public boolean includesVersion(long version) {
            return first <= version && version <= last;
        }
    }
}
