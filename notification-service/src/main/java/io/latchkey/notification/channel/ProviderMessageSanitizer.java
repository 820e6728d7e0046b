package io.latchkey.notification.channel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a provider's text fit for our tables: without addresses, short, one line. */
public final class ProviderMessageSanitizer {

    private static final int LONGEST = 300;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>\"',;:()\\[\\]]{1,320}@[^\\s<>\"',;:()\\[\\]]{1,255}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]+");

    private ProviderMessageSanitizer() {}

    /** The words without addresses; null where nothing was said. */
    public static @Nullable String sanitizeMessage(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return null;
        }
        // Cut first, with a margin: what is dropped later need not be searched.
        String start = words.length() > 4 * LONGEST ? words.substring(0, 4 * LONGEST) : words;
        String plain = CONTROL.matcher(ADDRESS.matcher(start).replaceAll("(address)"))
                .replaceAll(" ")
                .strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** A failure by its class: a message may quote an address. */
    static String describeFailure(Exception broken) {
        Throwable root = broken;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
