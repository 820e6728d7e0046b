package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SecurityEvent.AccessRequested;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Everything again from offset 0: no row changes, no mail is sent. */
class ReplayIT {

    private static final String GROUP = EventSource.NOTIFICATION_SERVICE.consumerGroup();

    @Test
    void replayingEveryTopicTwiceChangesNoRowAndMailsNobody() throws ExecutionException, InterruptedException {
        try (var kafka = TestKafka.ownBroker();
                var bench = new Bench(Map.of("latchkey.rounds.every", "200ms"), kafka);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.brokerAddress()))) {
            for (UUID cause : ordinaryDay(bench)) {
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(bench.state(cause))
                        .isNotEmpty()
                        .isSubsetOf("DELIVERED", "SUPPRESSED", "BOUNCED", "COMPLAINED"));
            }
            awaitRead(admin);
            awaitPublished(bench);
            bench.awaitCount(0, "former_address");
            bench.awaitCount(0, "stranger WHERE address IS NOT NULL");
            List<String> before = bench.rows.all();
            long received =
                    bench.mailbox.stats().path("sendgrid").path("received").asLong();

            for (int round = 0; round < 2; round++) {
                bench.stack.stop();
                rewind(admin);
                bench.stack.start();
                awaitRead(admin);
                awaitPublished(bench);
                assertThat(bench.rows.all()).isEqualTo(before);
            }
            assertThat(bench.mailbox.stats().path("sendgrid").path("received").asLong())
                    .isEqualTo(received);
        }
    }

    private static List<UUID> ordinaryDay(Bench bench) {
        List<UUID> causes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Person person = bench.person("ada");
            causes.add(bench.reset(person));
            causes.add(bench.events.created(person.account(), AccountLocale.ENGLISH));
            causes.add(bench.events.passwordChanged(person.account(), io.latchkey.notification.running.Events.now()));
        }
        causes.add(bench.reset(bench.person("bounce")));
        causes.add(bench.reset(bench.person("spam")));
        Person erased = bench.person("gone");
        bench.events.erased(erased.account());
        causes.add(bench.reset(erased));
        causes.addAll(dayOfNotices(bench));
        UUID old = UuidFactory.nextUuid();
        bench.events.profile(old, 2, "two+" + old + "@example.org", new AccountLocale("es"));
        bench.events.profile(old, 1, "one+" + old + "@example.org", AccountLocale.ENGLISH);
        bench.events.flush();
        return causes;
    }

    private static List<UUID> dayOfNotices(Bench bench) {
        Person moved = bench.person("moved");
        bench.events.profile(moved.account(), 2, "there+" + moved.account() + "@example.org", new AccountLocale("es"));
        bench.executive(AccountLocale.ENGLISH);
        bench.executive(new AccountLocale("es"));
        var now = io.latchkey.notification.running.Events.now();
        UUID stranger = UuidFactory.nextUuid();
        assertThat(bench.gateway.decline(stranger, "stranger+" + stranger + "@example.org", "Eve", "en"))
                .isEqualTo(202);
        bench.awaitCount(2, "recipient WHERE executive");
        return List.of(
                stranger,
                bench.events.happened(new AccountChanged(moved.account(), 2, 2, Set.of(ChangedField.EMAIL), null, now)),
                bench.events.happened(new RecoveryCodeUsed(moved.account(), 4, now)),
                bench.events.happened(new TwoFactorReset(moved.account(), 3, null, now)),
                bench.events.happened(new AccessRequested(UuidFactory.nextUuid(), now)));
    }

    private static void rewind(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
        committed(admin).keySet().forEach(partition -> beginnings.put(partition, new OffsetAndMetadata(0)));
        assertThat(beginnings).isNotEmpty();
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            admin.alterConsumerGroupOffsets(GROUP, beginnings).all().get();
            return true;
        });
    }

    /** Until the group has read all that was ever written, of every topic. */
    private static void awaitRead(Admin admin) {
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> {
            Map<TopicPartition, OffsetAndMetadata> committed = committed(admin);
            for (var end : ends(admin).entrySet()) {
                OffsetAndMetadata reached = committed.get(end.getKey());
                assertThat(reached == null ? 0 : reached.offset())
                        .as("%s", end.getKey())
                        .isGreaterThanOrEqualTo(end.getValue());
            }
        });
    }

    private static void awaitPublished(Bench bench) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> bench.rows.query("SELECT count(*) FROM outbox").equals(List.of("0")));
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (var topic : List.of(
                EventTopics.ACCOUNT_EVENTS.name(),
                EventTopics.ACCOUNT_PROFILES.name(),
                EventTopics.ACCOUNT_SECURITY.name())) {
            for (int partition = 0; partition < 6; partition++) {
                asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> {
            if (end.offset() > 0) {
                ends.put(partition, end.offset());
            }
        });
        return ends;
    }
}
