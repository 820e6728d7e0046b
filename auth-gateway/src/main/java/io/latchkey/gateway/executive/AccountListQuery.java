package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountCursor;
import io.latchkey.gateway.directory.AccountSearch;
import io.latchkey.platform.web.RequestValidator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of accounts, as they came. */
record AccountListQuery(
        @Nullable String q,
        @Nullable String after,
        @Nullable String limit) {
    private static final int USUAL_LIMIT = 50;
    private static final int GREATEST_LIMIT = 200;
    private static final int LONGEST_SEARCH = 254;
    private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]{0,8}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** Fails with 400, naming everything that is wrong with it. */
    AccountSearch toSearch() {
        var check = new RequestValidator();
        String beginning = q == null ? "" : q;
        if (beginning.length() > LONGEST_SEARCH || CONTROL.matcher(beginning).find()) {
            check.addError("/q", "must have at most 254 characters and no control characters");
        }
        Optional<AccountCursor> position =
                after == null || after.isEmpty() ? Optional.empty() : AccountCursor.fromText(after);
        if (after != null && !after.isEmpty() && position.isEmpty()) {
            check.addError("/after", "must be the next of an earlier answer");
        }
        if (limit != null && !POSITIVE.matcher(limit).matches()) {
            check.addError("/limit", "must be a number from 1 to 200");
        }
        check.throwIfInvalid();
        // More than the limit means the limit.
        int most = limit == null ? USUAL_LIMIT : Math.min(Integer.parseInt(limit), GREATEST_LIMIT);
        return new AccountSearch(beginning, position.orElse(null), most);
    }
}
