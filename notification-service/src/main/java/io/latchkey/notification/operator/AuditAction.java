package io.latchkey.notification.operator;

/** What an operator can do that is remembered. */
public enum AuditAction {
    SIGNED_IN,
    SIGNED_OUT,
    LOOKED_UP_ADDRESS,
    LETTERS_REPLAYED,
    LETTER_PARKED,
    LETTER_DISCARDED,
    LETTER_REOPENED,
    OUTBOX_ROW_RELEASED,
    CHANNEL_PAUSED,
    CHANNEL_RESUMED,
    SUPPRESSION_LIFTED
}
