package io.latchkey.notification.operator;

import java.util.UUID;

/** Somebody with the role OPERATIONS, as their token said. */
public record Operator(UUID accountId) {}
