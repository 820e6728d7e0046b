package io.latchkey.contracts;

/** Whether an account is sent mail at its present address, on {@code email.delivery.v1}. */
public sealed interface SuppressionEvent extends Event permits AddressSuppressed, SuppressionLifted {}
