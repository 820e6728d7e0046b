package io.latchkey.notification.letters;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.messaging.KafkaClients;
import io.latchkey.notification.letters.LetterTable.Claim;
import io.latchkey.notification.letters.LetterTable.Landed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Publishes letters again on their source topic: bytes, key and headers as they came. A letter is claimed before it is
 * published and marked after the broker's answer; who dies between leaves it claimed, and it is open again after a while.
 * Blocks.
 */
@Component
final class Replays {

    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final Set<String> OURS = Set.of(
            EventHeaders.DLT_TOPIC,
            EventHeaders.DLT_PARTITION,
            EventHeaders.DLT_OFFSET,
            EventHeaders.DLT_GROUP,
            EventHeaders.DLT_AT,
            EventHeaders.DLT_CAUSE);

    private final LetterReader reader;
    private final LetterTable table;
    private final KafkaClients kafka;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Replays(
            LetterReader reader,
            LetterTable table,
            KafkaClients kafka,
            TransactionalOperator transactions,
            Clock clock) {
        this.reader = reader;
        this.table = table;
        this.kafka = kafka;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Publishes those of the letters that nobody else is publishing.
     *
     * @return how many the broker took
     */
    int publish(List<Place> chosen, UUID by, String reason) {
        List<Place> claimed =
                done(table.claim(chosen, new Claim(by, reason, clock.instant())).collectList());
        Map<Place, ConsumerRecord<byte[], byte[]>> letters;
        try {
            letters = reader.read(claimed);
        } catch (RuntimeException e) {
            giveBack(claimed, LetterState.OPEN);
            throw e;
        }
        giveBack(claimed.stream().filter(place -> !letters.containsKey(place)).toList(), LetterState.GONE);
        return send(letters);
    }

    private int send(Map<Place, ConsumerRecord<byte[], byte[]>> letters) {
        Map<Place, Future<RecordMetadata>> answers = new LinkedHashMap<>();
        try (Producer<byte[], byte[]> producer = kafka.deadLetterProducer()) {
            letters.forEach((place, letter) -> answers.put(place, producer.send(original(letter))));
            producer.flush();
        } catch (RuntimeException e) {
            giveBack(
                    letters.keySet().stream()
                            .filter(place -> !answers.containsKey(place))
                            .toList(),
                    LetterState.OPEN);
            LOG.warn("A replay was cut short: {}", e.getClass().getSimpleName());
        }
        List<Landed> landed = new ArrayList<>();
        List<Place> refused = new ArrayList<>();
        answers.forEach((place, answer) -> settle(place, answer, landed, refused));
        done(table.replayed(landed, clock.instant()).thenReturn(true));
        giveBack(refused, LetterState.OPEN);
        return landed.size();
    }

    private static void settle(Place place, Future<RecordMetadata> answer, List<Landed> landed, List<Place> refused) {
        try {
            RecordMetadata at = answer.get();
            landed.add(new Landed(place.topic(), place.partition(), place.offset(), at.partition(), at.offset()));
        } catch (ExecutionException e) {
            refused.add(place);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warn(
                    "{} was not taken by the broker: {}",
                    place,
                    cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            // Whether it was taken is not known: it stays claimed until its time is over.
            Thread.currentThread().interrupt();
        }
    }

    private static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
        var headers = new RecordHeaders();
        letter.headers().forEach(header -> {
            if (!OURS.contains(header.key())) {
                headers.add(header);
            }
        });
        String source = LetterTopics.named(letter.topic()).source().name();
        return new ProducerRecord<>(source, null, letter.key(), letter.value(), headers);
    }

    private void giveBack(List<Place> places, LetterState state) {
        done(table.giveBack(places, state, clock.instant()).thenReturn(true));
    }

    private <T> T done(Mono<T> work) {
        T result = transactions.transactional(work).block();
        if (result == null) {
            throw new IllegalStateException("a transaction ended without a word");
        }
        return result;
    }
}
