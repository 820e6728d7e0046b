package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.Position;
import io.latchkey.gateway.directory.Search;
import io.latchkey.gateway.web.Check;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of accounts, as they came. */
record ListQuery(
        @Nullable String q,
        @Nullable String after,
        @Nullable String limit) {
    private static final int USUAL_LIMIT = 50;
    private static final int GREATEST_LIMIT = 200;
    private static final int LONGEST_SEARCH = 254;
    private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]{0,8}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** Fails with 400, naming everything that is wrong with it. */
    Search search() {
        var check = new Check();
        String beginning = q == null ? "" : q;
        if (beginning.length() > LONGEST_SEARCH || CONTROL.matcher(beginning).find()) {
            check.wrong("/q", "must have at most 254 characters and no control characters");
        }
        Optional<Position> position = after == null || after.isEmpty() ? Optional.empty() : Position.read(after);
        if (after != null && !after.isEmpty() && position.isEmpty()) {
            check.wrong("/after", "must be the next of an earlier answer");
        }
        if (limit != null && !POSITIVE.matcher(limit).matches()) {
            check.wrong("/limit", "must be a number from 1 to 200");
        }
        check.finish();
        // More than the most is a wish for the most.
        int most = limit == null ? USUAL_LIMIT : Math.min(Integer.parseInt(limit), GREATEST_LIMIT);
        return new Search(beginning, position.orElse(null), most);
    }
}
