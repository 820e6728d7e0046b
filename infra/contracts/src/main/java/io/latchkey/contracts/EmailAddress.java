package io.latchkey.contracts;

import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in its stored form: printable ASCII, at most 254 octets, 64 before the {@code @}; prints masked.
 * Who accepts addresses from people checks and folds them first; this only keeps out what no header could carry.
 */
public record EmailAddress(String value) {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;

    public EmailAddress {
        if (!isStoredForm(value)) {
            throw new InvalidEventException("field email is not an e-mail address in its stored form");
        }
    }

    /** First character and domain, for example {@code a***@example.org}. */
    public String maskedText() {
        return value.charAt(0) + "***" + value.substring(value.lastIndexOf('@'));
    }

    @Override
    public String toString() {
        return maskedText();
    }

    private static boolean isStoredForm(@Nullable String value) {
        if (value == null || value.length() > MAX_LENGTH) {
            return false;
        }
        int at = value.indexOf('@');
        boolean oneAt = at >= 1 && at <= MAX_LOCAL && at == value.lastIndexOf('@') && at < value.length() - 1;
        return oneAt && value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
