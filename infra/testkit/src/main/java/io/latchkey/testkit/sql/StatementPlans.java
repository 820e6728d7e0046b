package io.latchkey.testkit.sql;

import io.latchkey.testkit.TestPostgres;
import io.latchkey.testkit.TestPostgres.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;

/**
 * The plans of every statement that a service's classes hold, on its schema with large tables, where reading one from end
 * to end is the last resort: what is still read so has no index that would serve it.
 */
public final class StatementPlans {

    private final Map<String, List<String>> wholeReads = new TreeMap<>();
    private final Set<String> names;

    private StatementPlans(Set<String> names) {
        this.names = names;
    }

    /**
     * @param classes directory of the compiled classes
     * @param small tables whose number of rows the configuration bounds
     * @param migrations where the schema is on the class path
     * @throws AssertionError where the server cannot plan a statement: what is only a part of one does not begin like one
     */
    public static StatementPlans explainAll(Path classes, Set<String> small, String... migrations) {
        List<SqlConstant> constants = SqlConstant.findIn(classes);
        var plans =
                new StatementPlans(constants.stream().map(SqlConstant::name).collect(Collectors.toUnmodifiableSet()));
        Database database = migrate(migrations);
        String url = database.jdbcUrl() + "?preferQueryMode=simple";
        try (Connection connection = DriverManager.getConnection(url, database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            LargeTables.pretendAll(statement, small);
            for (SqlConstant constant : constants) {
                plans.explain(statement, constant, small);
            }
            return plans;
        } catch (SQLException e) {
            throw new AssertionError("no plans", e);
        }
    }

    /** Statements that read something whole: their names, and what they read so. */
    public Map<String, List<String>> wholeReads() {
        return wholeReads;
    }

    /** Of all statements that were planned, as {@code MailTable.TAKE}. */
    public Set<String> names() {
        return names;
    }

    private static Database migrate(String... migrations) {
        Database database = TestPostgres.createDatabase("plans");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations(migrations)
                .load()
                .migrate();
        return database;
    }

    private void explain(Statement statement, SqlConstant constant, Set<String> small) {
        try (ResultSet answer = statement.executeQuery("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + constant.numbered())) {
            answer.next();
            List<String> found = QueryPlan.findWholeReads(answer.getString(1), small);
            if (!found.isEmpty()) {
                wholeReads.put(constant.name(), found);
            }
        } catch (SQLException e) {
            throw new AssertionError(constant.name() + " cannot be planned: " + e.getMessage(), e);
        }
    }
}
