package io.latchkey.notification.delivery;

import io.latchkey.contracts.MailProvider;
import java.util.UUID;

/** An attempt that may now be sent, its number and its way. */
public record Begun(UUID emailId, int attempt, MailProvider provider) {}
