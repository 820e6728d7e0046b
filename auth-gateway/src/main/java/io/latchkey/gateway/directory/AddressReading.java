package io.latchkey.gateway.directory;

import io.latchkey.contracts.EmailAddress;

/** What a typed address turned out to be. */
public sealed interface AddressReading {
    /** Well-formed; {@code address} is its canonical form, under which it is stored and compared. */
    record WellFormed(EmailAddress address) implements AddressReading {}

    /** Not well-formed; {@code detail} says why in plain words and never repeats what was typed. */
    record Malformed(String detail) implements AddressReading {}
}
