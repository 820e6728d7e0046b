package io.latchkey.trial;

import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import io.latchkey.testkit.TestPostgres.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relays in processes of their own, killed with {@code kill -9}: no gap, and the order of each key. */
class RelayClusterIT {

    private final Path directory;
    private final Database database = TestPostgres.createDatabase("relays");
    private final Map<UUID, List<String>> written = new LinkedHashMap<>();

    RelayClusterIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void threeContendingRelaysOfWhichTheLeaderIsKilledAgainAndAgainKeepEveryKeysOrder() {
        try (RelayCluster processes = processes();
                var rows = new TrialOutbox(database)) {
            var relays = new ArrayList<>(List.of(processes.start(), processes.start(), processes.start()));
            Until.holds("one leads", () -> relays.stream().anyMatch(RelayCluster.Relay::leads));
            assertThat(relays.stream().filter(RelayCluster.Relay::leads)).hasSize(1);
            for (int kill = 0; kill < 3; kill++) {
                write(rows, 400);
                RelayCluster.Relay leader = relays.stream()
                        .filter(RelayCluster.Relay::leads)
                        .findFirst()
                        .orElseThrow();
                leader.child().kill();
                relays.remove(leader);
                relays.add(processes.start());
                Until.holds("another leads", () -> relays.stream().anyMatch(RelayCluster.Relay::leads));
            }
            write(rows, 100);
            Until.holds("everything is marked", () -> rows.count() == 0);
        }
        assertNoGapAndInOrder();
    }

    @Test
    void aRelayKilledBetweenSendAndMarkSendsAgainAndLosesNothing() {
        try (RelayCluster processes = processes();
                var rows = new TrialOutbox(database)) {
            RelayCluster.Relay first = processes.start("-Dtrial.crash=outbox.after_send_before_mark");
            Until.holds("it leads", first::leads);
            write(rows, 200);
            Until.holds("it has sent and not marked", () -> first.says("AT outbox.after_send_before_mark"));
            assertThat(rows.count()).isEqualTo(200);
            first.child().kill();

            processes.start();
            Until.holds("everything is marked", () -> rows.count() == 0);
        }
        List<String> all = assertNoGapAndInOrder();
        assertThat(all).as("what was sent before the kill was sent again").hasSizeGreaterThan(200);
    }

    private RelayCluster processes() {
        return new RelayCluster(TrialService.settings(database, TestKafka.bootstrapServers()), directory);
    }

    private void write(TrialOutbox rows, int count) {
        for (int i = 0; i < count; i++) {
            // Some keys are hot, most are not.
            UUID account = i % 4 == 0 || written.isEmpty() ? UuidFactory.nextUuid() : recent(i);
            var event = TrialEvents.request(account);
            rows.append(event);
            written.computeIfAbsent(account, key -> new ArrayList<>())
                    .add(event.requestId().toString());
        }
    }

    private UUID recent(int i) {
        List<UUID> accounts = List.copyOf(written.keySet());
        return accounts.get(accounts.size() - 1 - i % Math.min(7, accounts.size()));
    }

    /** Returns every record of ours, in the order of its partition. */
    private List<String> assertNoGapAndInOrder() {
        try (var topic = new TopicReader(TestKafka.bootstrapServers(), ACCOUNT_EVENTS)) {
            List<ConsumerRecord<byte[], byte[]>> found =
                    topic.until(seen -> written.values().stream().allMatch(TopicReader.ids(seen)::containsAll));
            Map<String, LinkedHashSet<String>> first = new LinkedHashMap<>();
            found.forEach(one -> first.computeIfAbsent(TopicReader.key(one), key -> new LinkedHashSet<>())
                    .add(TopicReader.header(one, EventHeaders.ID)));
            written.forEach((account, events) ->
                    assertThat(first.get(account.toString())).containsExactlyElementsOf(events));
            Set<String> ours = written.keySet().stream().map(UUID::toString).collect(Collectors.toSet());
            return found.stream()
                    .filter(one -> ours.contains(TopicReader.key(one)))
                    .map(one -> TopicReader.header(one, EventHeaders.ID))
                    .toList();
        }
    }
}
