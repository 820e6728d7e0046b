package io.latchkey.notification.delivery;

import java.util.UUID;

/** An attempt that may now be sent, and its number. */
public record Begun(UUID emailId, int attempt) {}
