package io.latchkey.gateway.accessrequest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All statements on the table access_request_refused; days are those of UTC. */
@Component
final class RefusedRequestTable {

    private static final String COUNT = """
            INSERT INTO access_request_refused (day, refused) VALUES (:day, 1)
            ON CONFLICT (day) DO UPDATE SET refused = access_request_refused.refused + 1
            """;

    private static final String SUM =
            "SELECT CAST(coalesce(sum(refused), 0) AS bigint) FROM access_request_refused WHERE day >= :day";

    private static final String DELETE = "DELETE FROM access_request_refused WHERE day < :day";

    private final DatabaseClient database;

    RefusedRequestTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> countOne(Instant at) {
        return database.sql(COUNT).bind("day", dayOf(at)).then();
    }

    /** From the day of that moment on. */
    Mono<Long> sumSince(Instant then) {
        return database.sql(SUM).bind("day", dayOf(then)).mapValue(Long.class).one();
    }

    Mono<Long> deleteBefore(Instant then) {
        return database.sql(DELETE).bind("day", dayOf(then)).fetch().rowsUpdated();
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
