package io.latchkey.trial;

import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static io.latchkey.contracts.EventTopics.ACCOUNT_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.Topic;
import io.latchkey.messaging.consume.TopicSubscription;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import io.latchkey.testkit.TestPostgres.Database;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** A service makes its topics as they must be, and does not start with one that differs. */
class TopicCheckIT {

    private final Database database = TestPostgres.createDatabase("topics");

    @Test
    void missingTopicsAndTheirDeadLettersAreMadeAsTheContractSays() throws Exception {
        start(Map.of());
        assertThat(config(ACCOUNT_EVENTS, "retention.ms")).isEqualTo("31536000000");
        assertThat(config(ACCOUNT_EVENTS, "cleanup.policy")).isEqualTo("delete");
        assertThat(config(ACCOUNT_EVENTS.deadLetters("account-service"), "retention.ms"))
                .isEqualTo("2592000000");
        assertThat(config(ACCOUNT_STATE, "cleanup.policy")).isEqualTo("compact");
        assertThat(config(ACCOUNT_STATE, "max.compaction.lag.ms")).isEqualTo("86400000");
        assertThat(config(ACCOUNT_STATE, "delete.retention.ms")).isEqualTo("2592000000");
    }

    @Test
    void aTopicThatDiffersStopsTheStartWithALineThatSaysWhat() {
        start(Map.of());
        assertThatThrownBy(() -> start(Map.of("latchkey.messaging.partitions", "4")))
                .rootCause()
                .hasMessageContaining("topic account.events.v1: partitions is 6, must be 4");
    }

    @Test
    void aSettingThatIsMissingOrWrongStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> start(Map.of("latchkey.messaging.bootstrap", "")))
                .rootCause()
                .hasMessageContaining("latchkey.messaging.bootstrap is missing");
        assertThatThrownBy(() -> start(Map.of("latchkey.messaging.min-insync-replicas", "2")))
                .rootCause()
                .hasMessageContaining("latchkey.messaging.min-insync-replicas");
    }

    private void start(Map<String, Object> changes) {
        Map<String, Object> settings = TrialService.settings(database, TestKafka.bootstrapServers());
        settings.putAll(changes);
        TrialService.start(settings, new Effects().of(TopicSubscription.byInbox(ACCOUNT_EVENTS)))
                .close();
    }

    private static String config(Topic topic, String name) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers()))) {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return config != null ? config.get(name).value() : "not set";
        }
    }
}
