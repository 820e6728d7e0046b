package io.latchkey.account;

import io.latchkey.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What the service has written, read past it. */
public final class AccountDatabase {

    private static final List<String> TABLES = List.of(
            "account",
            "link_request",
            "totp",
            "recovery_code",
            "challenge",
            "throttle",
            "account_notice",
            "enrolment_mail",
            "redeemed_browser",
            "inbox",
            "outbox");

    private final TestPostgres.Database database;

    AccountDatabase(TestPostgres.Database database) {
        this.database = database;
    }

    /** Returns once an event has had its effect. */
    public void awaitApplied(UUID eventId) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> number("SELECT count(*) FROM inbox WHERE event_id = '" + eventId + "'") == 1);
    }

    public void awaitOutboxEmpty() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> number("SELECT count(*) FROM outbox") == 0);
    }

    public long number(String query) {
        return Long.parseLong(text(query));
    }

    /** The one value of the one row. */
    public String text(String query) {
        List<String> rows = rows(query);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows of: " + query);
        }
        return rows.getFirst();
    }

    /** Each row as text. */
    public List<String> rows(String query) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                ResultSet result = connection.createStatement().executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(String.valueOf(result.getString(1)));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    public void execute(String statement) {
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** Every row of every table that holds an effect; refusals of before are written down whenever their turn comes. */
    public List<String> dump() {
        return TABLES.stream()
                .flatMap(table -> rows("SELECT '" + table + " ' || t FROM " + table
                                + " t WHERE t::text NOT LIKE '%RequestRefused%'" + " ORDER BY t::text")
                        .stream())
                .toList();
    }
}
