package io.latchkey.notification.letters;

import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventJson;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.ReadEvent;
import io.latchkey.contracts.Topics;
import io.latchkey.messaging.inbox.Inbox;
import io.latchkey.notification.inbound.MailForecast;
import io.latchkey.notification.letters.LetterTopics.LetterTopic;
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
final class Judge {

    private final LetterReader reader;
    private final Inbox inbox;
    private final MailForecast mails;

    Judge(LetterReader reader, Inbox inbox, MailForecast mails) {
        this.reader = reader;
        this.inbox = inbox;
        this.mails = mails;
    }

    List<Judgement> judge(Collection<Place> places) {
        Map<Place, ConsumerRecord<byte[], byte[]>> letters = reader.read(places);
        Map<Place, ReadEvent> events = new HashMap<>();
        letters.forEach((place, letter) -> events.put(place, event(letter)));
        Set<UUID> applied = applied(events.values());
        return places.stream()
                .map(place -> new Judgement(place, verdict(place, letters.get(place), events.get(place), applied)))
                .toList();
    }

    /** One letter, and what stands in it if that is one of our events; of people themselves nothing is shown. */
    LetterLook look(Place place) {
        ConsumerRecord<byte[], byte[]> letter = reader.read(List.of(place)).get(place);
        ReadEvent event = letter == null ? null : event(letter);
        Set<UUID> applied = event == null ? Set.of() : applied(List.of(event));
        return new LetterLook(verdict(place, letter, event, applied), data(event));
    }

    private static @Nullable String data(@Nullable ReadEvent event) {
        return event instanceof ReadEvent.Known known && !(known.envelope().event() instanceof AccountProfile)
                ? text(EventJson.write(known.envelope().event()))
                : null;
    }

    private Verdict verdict(
            Place place,
            @Nullable ConsumerRecord<byte[], byte[]> letter,
            @Nullable ReadEvent event,
            Set<UUID> applied) {
        LetterTopic topic = LetterTopics.named(place.topic());
        if (!topic.mayBeReplayed()) {
            return Verdict.REWIND_INSTEAD;
        }
        if (letter == null || event == null) {
            return Verdict.GONE;
        }
        if (isCut(letter)) {
            return Verdict.REWIND_INSTEAD;
        }
        return switch (event) {
            case ReadEvent.Malformed malformed -> Verdict.COMES_BACK;
            case ReadEvent.Unknown unknown -> Verdict.PASSED_OVER;
            case ReadEvent.Known known -> known(topic, letter, known.envelope(), applied);
        };
    }

    private Verdict known(
            LetterTopic topic,
            ConsumerRecord<byte[], byte[]> letter,
            EventEnvelope<Event> envelope,
            Set<UUID> applied) {
        boolean atHome = Topics.of(envelope.event()).equals(topic.source())
                && envelope.key().toString().equals(letter.key() == null ? "" : text(letter.key()));
        if (!atHome) {
            return Verdict.COMES_BACK;
        }
        if (applied.contains(envelope.id())) {
            return Verdict.ALREADY_APPLIED;
        }
        return switch (mails.of(envelope)) {
            case WILL_MAIL -> Verdict.WILL_MAIL;
            case ENDS_UNSENT -> Verdict.ENDS_UNSENT;
            case NO_MAIL -> Verdict.APPLIES;
            case NOT_OURS -> Verdict.FOR_OTHERS;
        };
    }

    private Set<UUID> applied(Collection<ReadEvent> events) {
        Set<UUID> ids = new HashSet<>();
        for (ReadEvent event : events) {
            if (event instanceof ReadEvent.Known known) {
                ids.add(known.envelope().id());
            }
        }
        Set<UUID> seen = inbox.seen(ids).block();
        return seen == null ? Set.of() : seen;
    }

    /** Whether only the place of the record was written down, because it was too large to be kept as a letter. */
    static boolean isCut(ConsumerRecord<byte[], byte[]> letter) {
        return letter.key() == null
                && letter.value() == null
                && letter.headers().lastHeader(EventHeaders.ID) == null;
    }

    private static ReadEvent event(ConsumerRecord<byte[], byte[]> letter) {
        return EventReader.read(LetterHeaders.of(letter).values(), letter.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
