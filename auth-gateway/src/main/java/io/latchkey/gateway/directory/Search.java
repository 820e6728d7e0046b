package io.latchkey.gateway.directory;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts an executive wants to see, newest first.
 *
 * @param beginning of the address or of a word of the name, in any case; empty finds all
 * @param after where the page before ended; null starts at the newest
 */
public record Search(String beginning, @Nullable Position after, int limit) {
    // The greatest code point: what begins with a text sorts below that text followed by it.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    public Search {
        beginning = NameRule.folded(beginning);
        if (limit < 1) {
            throw new IllegalArgumentException("a page has room for at least one account");
        }
    }

    String beforeWhat() {
        return beginning + LAST;
    }

    /** What was searched for may be part of an address or a name. */
    @Override
    public String toString() {
        return "Search[after=" + after + ", limit=" + limit + "]";
    }
}
