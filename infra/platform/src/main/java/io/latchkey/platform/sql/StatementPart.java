package io.latchkey.platform.sql;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Named queries of a {@code WITH} list and their values: what several tables do in one statement, each by the class that
 * owns it. Names of queries and values are one space for the whole statement.
 *
 * @param sql {@code name AS (…)}, several by commas
 */
public record StatementPart(String sql, Map<String, Object> values) {

    /** A statement of these parts, in which each knows the queries of those before it, and then of what is asked of them. */
    public static GenericExecuteSpec prepare(DatabaseClient database, String query, StatementPart... parts) {
        String list = Arrays.stream(parts).map(StatementPart::sql).collect(Collectors.joining(", "));
        GenericExecuteSpec statement = database.sql("WITH " + list + " " + query);
        for (StatementPart part : parts) {
            statement = statement.bindValues(part.values());
        }
        return statement;
    }
}
