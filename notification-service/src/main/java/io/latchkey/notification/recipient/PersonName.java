package io.latchkey.notification.recipient;

import java.util.regex.Pattern;

/**
 * A display name made harmless for any line of text: control, format, separator, private and unassigned characters become
 * spaces, and it is never longer than a greeting bears. Prints masked.
 */
public record PersonName(String value) {

    private static final int LONGEST = 100;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Z}]+");

    public PersonName {
        if (!value.equals(cleanName(value))) {
            throw new IllegalArgumentException("a name that was not cleaned");
        }
    }

    /** @param raw as the profile has it, whatever that is */
    public static PersonName of(String raw) {
        return new PersonName(cleanName(raw));
    }

    private static String cleanName(String raw) {
        String plain = UNFIT.matcher(raw).replaceAll(" ").strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)).strip();
    }

    @Override
    public String toString() {
        return "***";
    }
}
