package io.latchkey.notification.delivery;

import io.latchkey.contracts.MailProvider;
import java.util.UUID;

/**
 * An attempt that may now be sent, its number and its way.
 *
 * @param profileVersion of the profile that has the address it goes to
 */
public record Begun(UUID emailId, int attempt, MailProvider provider, long profileVersion) {}
