package io.latchkey.notification.recipient;

/**
 * Which versions of a profile are known to have one address: stands for the address where the address itself must not.
 *
 * @param first 0 where it was the address before this was kept
 * @param last the newest known with it
 */
public record AddressVersionRange(long first, long last) {

    /** Of a recipient without an account. */
    static final AddressVersionRange NONE = new AddressVersionRange(0, 0);

    public boolean includesVersion(long version) {
        return first <= version && version <= last;
    }
}
