package io.latchkey.trial;

import static io.latchkey.contracts.EventTopics.ACCOUNT_PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Once the bound has passed, shortened from days to seconds, no segment holds an erased person, also where all is quiet. */
class ErasureBoundIT {

    private static final Map<String, String> SHORTENED =
            Map.of("max.compaction.lag.ms", "1000", "delete.retention.ms", "1000", "file.delete.delay.ms", "1000");

    @Test
    void noSegmentHoldsAnErasedPersonOnceTheBoundHasPassed() throws Exception {
        try (TestKafka kafka = TestKafka.ownBroker();
                TrialService gateway = start(kafka)) {
            assertThat(gateway.isRunning()).isTrue();
            shorten(kafka);
            UUID erased = UuidFactory.nextUuid();
            UUID stays = UuidFactory.nextUuid();
            publish(kafka, List.of(profile(erased, "canary"), profile(stays, "neighbour")));
            assertThat(filesWith(kafka.segmentDirectory(), "canary@example.org"))
                    .isNotEmpty();

            publish(kafka, List.of(new ProducerRecord<>(ACCOUNT_PROFILES.name(), key(erased), null)));

            Until.holds("nothing of the erased person is on disk", () -> filesWith(
                            kafka.segmentDirectory(), "canary@example.org")
                    .isEmpty());
            assertThat(filesWith(kafka.segmentDirectory(), "neighbour@example.org"))
                    .isNotEmpty();
            assertNobodysTombstonesAreSigned(kafka);
        }
    }

    /** Else each would be a dead letter of every reader, and an alert. */
    private static void assertNobodysTombstonesAreSigned(TestKafka kafka) {
        String header = MacHeader.nameFor(EventSource.NOTIFICATION_SERVICE);
        byte[] right = SignedRecords.tombstone(ACCOUNT_PROFILES, EventTopics.NOBODY)
                .headers()
                .lastHeader(header)
                .value();
        try (var reader = new TopicReader(kafka.brokerAddress(), ACCOUNT_PROFILES)) {
            reader.until(found -> found.stream()
                    .filter(one -> TopicReader.key(one).equals(EventTopics.NOBODY.toString()))
                    .anyMatch(one ->
                            Arrays.equals(one.headers().lastHeader(header).value(), right)));
        }
    }

    private static TrialService start(TestKafka kafka) {
        Map<String, Object> settings =
                TrialService.settings(TestPostgres.createDatabase("compaction"), kafka.brokerAddress());
        settings.put("latchkey.messaging.source", "auth-gateway");
        settings.put("latchkey.messaging.compaction.look", "500ms");
        settings.put("latchkey.messaging.compaction.idle", "1s");
        return TrialService.start(settings);
    }

    private static void shorten(TestKafka kafka) throws ExecutionException, InterruptedException {
        var profiles = new ConfigResource(ConfigResource.Type.TOPIC, ACCOUNT_PROFILES.name());
        List<AlterConfigOp> changes = SHORTENED.entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokerAddress()))) {
            admin.incrementalAlterConfigs(Map.of(profiles, changes)).all().get();
        }
    }

    /** Uncompressed, so that what is on disk can be read. */
    private static void publish(TestKafka kafka, List<ProducerRecord<byte[], byte[]>> records)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.brokerAddress()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> profile(UUID account, String localPart) {
        var profile = new AccountProfile(
                account,
                1,
                localPart + "@example.org",
                "Ada",
                AccountLocale.ENGLISH,
                Set.of(AccountRole.USER),
                Instant.EPOCH.plusSeconds(1_790_000_000));
        return TrialEvents.record(
                new EventEnvelope<>(UuidFactory.nextUuid(), "/auth-gateway", profile.at(), null, profile));
    }

    private static byte[] key(UUID account) {
        return account.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> filesWith(Path directory, String canary) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains(canary))
                    .toList();
        } catch (NoSuchFileException e) {
            // A segment went while we looked: look again.
            return filesWith(directory, canary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return filesWith(directory, canary);
            }
            throw e;
        }
    }

    /** Bytes one to one. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
