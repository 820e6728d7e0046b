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

/** Says what the replay of letters would do, and does nothing. Blocks. */
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

    List<ReplayReport.Item> previewAll(Collection<RecordPosition> places) {
        Map<RecordPosition, ConsumerRecord<byte[], byte[]>> letters = reader.readRecords(places);
        Map<RecordPosition, EventReader.ParsedEvent> events = new HashMap<>();
        letters.forEach((place, letter) -> events.put(place, readEvent(letter)));
        Set<UUID> applied = findApplied(events.values());
        return places.stream()
                .map(place ->
                        new ReplayReport.Item(place, effectOf(place, letters.get(place), events.get(place), applied)))
                .toList();
    }

    /** One letter, and what stands in it if that is one of our events; of people themselves nothing is shown. */
    DeadLetterView.Preview previewLetter(RecordPosition place) {
        ConsumerRecord<byte[], byte[]> letter =
                reader.readRecords(List.of(place)).get(place);
        EventReader.ParsedEvent event = letter == null ? null : readEvent(letter);
        Set<UUID> applied = event == null ? Set.of() : findApplied(List.of(event));
        return new DeadLetterView.Preview(effectOf(place, letter, event, applied), visibleData(event));
    }

    private static @Nullable String visibleData(EventReader.@Nullable ParsedEvent event) {
        return event instanceof EventReader.ParsedEvent.Known known
                        && !(known.envelope().event() instanceof AccountProfile)
                ? decodeUtf8(EventJson.toBytes(known.envelope().event()))
                : null;
    }

    private ReplayEffect effectOf(
            RecordPosition place,
            @Nullable ConsumerRecord<byte[], byte[]> letter,
            EventReader.@Nullable ParsedEvent event,
            Set<UUID> applied) {
        DeadLetterTopic topic = DeadLetterTopicCatalog.requireTopic(place.topic());
        if (!topic.mayBeReplayed()) {
            return ReplayEffect.REWIND_INSTEAD;
        }
        if (letter == null || event == null) {
            return ReplayEffect.GONE;
        }
        if (isTruncated(letter)) {
            return ReplayEffect.REWIND_INSTEAD;
        }
        return switch (event) {
            case EventReader.ParsedEvent.Malformed malformed -> ReplayEffect.COMES_BACK;
            case EventReader.ParsedEvent.Unknown unknown -> ReplayEffect.PASSED_OVER;
            case EventReader.ParsedEvent.Known known -> effectOfKnown(topic, letter, known.envelope(), applied);
        };
    }

    private ReplayEffect effectOfKnown(
            DeadLetterTopic topic,
            ConsumerRecord<byte[], byte[]> letter,
            EventEnvelope<Event> envelope,
            Set<UUID> applied) {
        boolean atHome = EventTopics.topicOf(envelope.event()).equals(topic.source())
                && envelope.recordKey().toString().equals(letter.key() == null ? "" : decodeUtf8(letter.key()));
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

    /** Whether only the place of the record was written down, because it was too large to be kept as a letter. */
    static boolean isTruncated(ConsumerRecord<byte[], byte[]> letter) {
        return letter.key() == null
                && letter.value() == null
                && letter.headers().lastHeader(EventHeaders.ID) == null;
    }

    private static EventReader.ParsedEvent readEvent(ConsumerRecord<byte[], byte[]> letter) {
        return EventReader.read(DeadLetterHeaders.fromRecord(letter).values(), letter.value());
    }

    private static String decodeUtf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
