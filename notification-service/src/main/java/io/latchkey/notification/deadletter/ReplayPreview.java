package io.latchkey.notification.deadletter;

import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventJson;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.EventTopics;
import io.latchkey.messaging.inbox.Inbox;
import io.latchkey.notification.deadletter.DeadLetterTopicCatalog.DeadLetterTopic;
import io.latchkey.notification.deadletter.ReplayReport.ReplayEffect;
import io.latchkey.notification.inbound.MailForecast;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Predicts what the replay of dead letters would do. Blocks. */
@Component
final class ReplayPreview {

    private final DeadLetterReader reader;
    private final Inbox inbox;
    private final MailForecast mails;

    ReplayPreview(DeadLetterReader reader, Inbox inbox, MailForecast mails) {
        this.reader = reader;
        this.inbox = inbox;
        this.mails = mails;
    }

    List<ReplayReport.Item> previewAll(Collection<RecordPosition> positions) {
        Map<RecordPosition, ConsumerRecord<byte[], byte[]>> records = reader.readRecords(positions);
        Map<RecordPosition, EventReader.ParsedEvent> events = new HashMap<>();
        records.forEach((position, record) -> events.put(position, readEvent(record)));
        Set<UUID> applied = findApplied(events.values());
        return positions.stream()
                .map(position -> new ReplayReport.Item(
                        position, effectOf(position, records.get(position), events.get(position), applied)))
                .toList();
    }

    /** What the replay of one would do, and its data if it is one of our events; a profile's data is not shown. */
    DeadLetterView.Preview previewLetter(RecordPosition position) {
        ConsumerRecord<byte[], byte[]> record =
                reader.readRecords(List.of(position)).get(position);
        EventReader.ParsedEvent event = record == null ? null : readEvent(record);
        Set<UUID> applied = event == null ? Set.of() : findApplied(List.of(event));
        return new DeadLetterView.Preview(effectOf(position, record, event, applied), visibleData(event));
    }

    private static @Nullable String visibleData(EventReader.@Nullable ParsedEvent event) {
        return event instanceof EventReader.ParsedEvent.Known known
                        && !(known.envelope().event() instanceof AccountProfile)
                ? decodeUtf8(EventJson.toBytes(known.envelope().event()))
                : null;
    }

    private ReplayEffect effectOf(
            RecordPosition position,
            @Nullable ConsumerRecord<byte[], byte[]> record,
            EventReader.@Nullable ParsedEvent event,
            Set<UUID> applied) {
        DeadLetterTopic topic = DeadLetterTopicCatalog.requireTopic(position.topic());
        if (record != null && DeadLetterHeaders.fromRecord(record).isNotAuthentic()) {
            return ReplayEffect.NOT_AUTHENTIC;
        }
        if (!topic.mayBeReplayed()) {
            return ReplayEffect.REWIND_INSTEAD;
        }
        if (record == null || event == null) {
            return ReplayEffect.GONE;
        }
        if (isTruncated(record)) {
            return ReplayEffect.REWIND_INSTEAD;
        }
        return switch (event) {
            case EventReader.ParsedEvent.Malformed malformed -> ReplayEffect.COMES_BACK;
            case EventReader.ParsedEvent.Unknown unknown -> ReplayEffect.PASSED_OVER;
            case EventReader.ParsedEvent.Known known -> effectOfKnown(topic, record, known.envelope(), applied);
        };
    }

    private ReplayEffect effectOfKnown(
            DeadLetterTopic topic,
            ConsumerRecord<byte[], byte[]> record,
            EventEnvelope<Event> envelope,
            Set<UUID> applied) {
        boolean atHome = EventTopics.topicOf(envelope.event()).equals(topic.source())
                && envelope.recordKey().toString().equals(record.key() == null ? "" : decodeUtf8(record.key()));
        if (!atHome) {
            return ReplayEffect.COMES_BACK;
        }
        if (applied.contains(envelope.id())) {
            return ReplayEffect.ALREADY_APPLIED;
        }
        return switch (mails.predictEffect(envelope)) {
            case WILL_MAIL -> ReplayEffect.WILL_MAIL;
            case ENDS_UNSENT -> ReplayEffect.ENDS_UNSENT;
            case NO_MAIL -> ReplayEffect.APPLIES;
            case NOT_OURS -> ReplayEffect.FOR_OTHERS;
        };
    }

    private Set<UUID> findApplied(Collection<EventReader.ParsedEvent> events) {
        Set<UUID> ids = new HashSet<>();
        for (EventReader.ParsedEvent event : events) {
            if (event instanceof EventReader.ParsedEvent.Known known) {
                ids.add(known.envelope().id());
            }
        }
        Set<UUID> seen = inbox.findSeen(ids).block();
        return seen == null ? Set.of() : seen;
    }

    /** Whether only the record's position was kept, because it was too large for the dead-letter topic. */
    static boolean isTruncated(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null
                && record.value() == null
                && record.headers().lastHeader(EventHeaders.ID) == null;
    }

    private static EventReader.ParsedEvent readEvent(ConsumerRecord<byte[], byte[]> record) {
        return EventReader.read(DeadLetterHeaders.fromRecord(record).values(), record.value());
    }

    private static String decodeUtf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
