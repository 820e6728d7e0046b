package io.latchkey.notification.operator;

import java.util.UUID;

/** An account with the role OPERATIONS, as its token said. */
public record Operator(UUID accountId) {}
