package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountCursor;
import io.latchkey.gateway.directory.AccountSearch;
import io.latchkey.platform.web.RequestValidator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of accounts, as they came. */
record AccountListQuery(
        @Nullable String q,
        @Nullable String after,
        @Nullable String limit) {
    private static final int LONGEST_SEARCH = 254;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** Fails with 400, naming everything that is wrong with it. */
    AccountSearch toSearch() {
        var check = new RequestValidator();
        String beginning = q == null ? "" : q;
        if (beginning.length() > LONGEST_SEARCH || CONTROL.matcher(beginning).find()) {
            check.addError("/q", "must have at most 254 characters and no control characters");
        }
        PageQuery<AccountCursor> page = PageQuery.parse(check, after, limit, AccountCursor::fromText);
        check.throwIfInvalid();
        return new AccountSearch(beginning, page.after(), page.limit());
    }
}
