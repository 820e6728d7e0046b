package io.latchkey.notification.recipient;

import java.util.UUID;

/**
 * The address an account had before a change.
 *
 * @param key by which the asker knows the answer again
 * @param profileVersion of the profile that made the change
 */
public record Former(UUID key, UUID accountId, long profileVersion) {}
