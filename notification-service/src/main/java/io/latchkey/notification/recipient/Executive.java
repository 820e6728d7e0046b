package io.latchkey.notification.recipient;

import io.latchkey.contracts.Locale;
import java.util.UUID;

/** Somebody who decides about requests for access. */
public record Executive(UUID accountId, Locale locale) {}
