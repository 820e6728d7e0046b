package io.latchkey.gateway.executive;

import io.latchkey.platform.web.RequestValidator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param after where the page before ended; null starts at the newest
 * @param limit how many are shown at most
 */
record PageQuery<C>(@Nullable C after, int limit) {
    private static final int USUAL_LIMIT = 50;
    private static final int GREATEST_LIMIT = 200;
    private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]{0,8}");

    /** Fails with 400, naming everything that is wrong with it. */
    static <C> PageQuery<C> parse(
            @Nullable String after, @Nullable String limit, Function<String, Optional<C>> cursor) {
        var check = new RequestValidator();
        PageQuery<C> query = parse(check, after, limit, cursor);
        check.throwIfInvalid();
        return query;
    }

    /** The same beside other parameters: what is wrong is added to theirs. */
    static <C> PageQuery<C> parse(
            RequestValidator check,
            @Nullable String after,
            @Nullable String limit,
            Function<String, Optional<C>> cursor) {
        Optional<C> position = after == null || after.isEmpty() ? Optional.empty() : cursor.apply(after);
        if (after != null && !after.isEmpty() && position.isEmpty()) {
            check.addError("/after", "must be the next of an earlier answer");
        }
        boolean number = limit != null && POSITIVE.matcher(limit).matches();
        if (limit != null && !number) {
            check.addError("/limit", "must be a number from 1 to 200");
        }
        // More than the limit means the limit.
        int most = number ? Math.min(Integer.parseInt(limit), GREATEST_LIMIT) : USUAL_LIMIT;
        return new PageQuery<>(position.orElse(null), most);
    }
}
