package io.latchkey.gateway.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts an executive wants to see, newest first.
 *
 * @param beginning of the address or of a word of the name, in any case; empty finds all
 * @param after where the page before ended; null starts at the newest
 */
public record AccountSearch(String beginning, @Nullable AccountCursor after, int limit) {
    // The greatest code point: what begins with a text sorts below that text followed by it.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    public AccountSearch {
        beginning = DisplayNameRule.foldText(beginning);
        if (limit < 1) {
            throw new IllegalArgumentException("a page has room for at least one account");
        }
    }

    String upperBound() {
        return beginning + LAST;
    }

    /** What was searched for may be part of an address or a name. */
    @Override
    public String toString() {
        return "AccountSearch[after=" + after + ", limit=" + limit + "]";
    }

    /** One page of accounts, newest first, and where the next one begins; null when this is the last. */
    public record ResultPage(
            List<Account> accounts, @Nullable AccountCursor next) {
        public ResultPage {
            accounts = List.copyOf(accounts);
        }

        static ResultPage fromRows(List<Account> oneMore, int limit) {
            if (oneMore.size() <= limit) {
                return new ResultPage(oneMore, null);
            }
            Account last = oneMore.get(limit - 1);
            return new ResultPage(oneMore.subList(0, limit), new AccountCursor(last.createdAt(), last.accountId()));
        }
    }
}
