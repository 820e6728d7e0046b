package io.latchkey.notification.recipient;

import java.util.UUID;

/**
 * Whether an executive shut an account.
 *
 * @param version of the fact that says so
 */
public record Standing(UUID accountId, long version, boolean disabled) {}
