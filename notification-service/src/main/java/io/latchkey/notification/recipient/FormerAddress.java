package io.latchkey.notification.recipient;

import io.latchkey.contracts.EmailAddress;

/** An address that another one replaced, and while which profiles it was theirs. */
public record FormerAddress(EmailAddress address, AddressSpan span) {}
