package io.latchkey.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestServersIT {

    @Test
    void databasesAreDurableAndNewEachTime() throws SQLException {
        TestPostgres.Database first = TestPostgres.createDatabase("first");
        TestPostgres.Database second = TestPostgres.createDatabase("first");

        assertThat(first.database()).isNotEqualTo(second.database());
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(ask(first, "SHOW " + setting)).isEqualTo("on");
        }
    }

    @Test
    void noRoleConnectsToAnothersDatabase() {
        TestPostgres.Database mine = TestPostgres.createDatabase("mine");
        TestPostgres.Database other = TestPostgres.createDatabase("other");

        assertThatThrownBy(() -> DriverManager.getConnection(other.jdbcUrl(), mine.user(), mine.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aKilledBrokerComesBackWithItsTopics() throws Exception {
        try (TestKafka kafka = TestKafka.ownBroker();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokerAddress()))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);

            kafka.kill();
            kafka.start();

            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("kept");
        }
    }

    private static String ask(TestPostgres.Database database, String question) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
