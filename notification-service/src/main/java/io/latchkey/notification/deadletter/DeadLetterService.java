package io.latchkey.notification.deadletter;

import io.latchkey.notification.audit.AuditAction;
import io.latchkey.notification.audit.AuditLog;
import io.latchkey.notification.deadletter.DeadLetterTable.Decision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The dead letters as operators handle them. */
@Component
public final class DeadLetterService {

    private static final int SHOWN = 100;
    private static final Set<DeadLetterState> UNDECIDED = Set.of(DeadLetterState.OPEN, DeadLetterState.PARKED);

    private final DeadLetterIndexer index;
    private final DeadLetterQueries list;
    private final DeadLetterTable table;
    private final ReplayPreview judge;
    private final ReplayPublisher replays;
    private final DeadLetterSettings settings;
    private final AuditLog audit;
    private final TransactionalOperator transactions;
    private final Clock clock;

    DeadLetterService(
            DeadLetterIndexer index,
            DeadLetterQueries list,
            DeadLetterTable table,
            ReplayPreview judge,
            ReplayPublisher replays,
            DeadLetterSettings settings,
            AuditLog audit,
            TransactionalOperator transactions,
            Clock clock) {
        this.index = index;
        this.list = list;
        this.table = table;
        this.judge = judge;
        this.replays = replays;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The most letters that one replay takes. */
    public int maxReplaySize() {
        return settings.most();
    }

    /** Every dead-letter topic there can be. */
    public List<String> topicNames() {
        return DeadLetterTopicCatalog.topicNames();
    }

    /** Oldest first. */
    public Mono<List<DeadLetterView>> findPage(DeadLetterFilter query, int limit) {
        return list.findPage(query, limit).collectList();
    }

    public Mono<List<DeadLetterCount>> countByTopic() {
        return list.countByTopic();
    }

    /** Letters that speak of this account or are this event. */
    public Mono<List<DeadLetterView>> findAbout(UUID id) {
        return list.findAbout(id).collectList();
    }

    public Mono<DeadLetterView> findByPosition(RecordPosition place) {
        return list.findByPosition(place);
    }

    /** The letter that a replayed one became, if its reader could not process it again. */
    public Mono<DeadLetterView> findReturned(DeadLetterView replayed) {
        String to = replayed.replayedTo();
        if (to == null) {
            return Mono.empty();
        }
        String[] at = to.split("/", 2);
        return list.findReturned(replayed.place().topic(), Integer.parseInt(at[0]), Long.parseLong(at[1]));
    }

    /** A letter as it lies there, and what its replay would do. */
    public Mono<DeadLetterView.Preview> previewLetter(RecordPosition place) {
        return runBlocking(() -> judge.previewLetter(place));
    }

    /** Replays, or says what a replay would do. What became a letter after it began is left alone. */
    public Mono<ReplayReport> replay(ReplayCommand wish) {
        return runBlocking(() -> {
            index.catchUp();
            return executeReplay(wish);
        });
    }

    /** Keeps a letter out of replays. False when it is not open. */
    public Mono<Boolean> park(RecordPosition place, UUID by, String reason) {
        return changeState(
                place, DeadLetterState.PARKED, Set.of(DeadLetterState.OPEN), AuditAction.LETTER_PARKED, by, reason);
    }

    /** Gives a letter up. False when it was decided about. */
    public Mono<Boolean> discard(RecordPosition place, UUID by, String reason) {
        return changeState(place, DeadLetterState.DISCARDED, UNDECIDED, AuditAction.LETTER_DISCARDED, by, reason);
    }

    /** Makes a letter that was put aside, given up or replayed open again. False when it is none of these. */
    public Mono<Boolean> reopen(RecordPosition place, UUID by, String reason) {
        var from = Set.of(DeadLetterState.PARKED, DeadLetterState.DISCARDED, DeadLetterState.REPLAYED);
        return changeState(place, DeadLetterState.OPEN, from, AuditAction.LETTER_REOPENED, by, reason);
    }

    private Mono<Boolean> changeState(
            RecordPosition place,
            DeadLetterState to,
            Collection<DeadLetterState> from,
            AuditAction deed,
            UUID by,
            String reason) {
        Mono<Boolean> decided = Mono.defer(() -> table.updateState(
                        place, to, from, new Decision(by, reason, clock.instant()))
                .flatMap(done -> done
                        ? audit.recordAction(by, deed, place.toString(), reason).thenReturn(true)
                        : Mono.just(false)));
        return transactions.transactional(decided);
    }

    private ReplayReport executeReplay(ReplayCommand wish) {
        List<RecordPosition> chosen = wish.places().isEmpty() ? findOldest(wish) : wish.places();
        List<ReplayReport.Item> judged = new ArrayList<>(chosen.size());
        int published = 0;
        for (int from = 0; from < chosen.size(); from += settings.chunk()) {
            List<RecordPosition> chunk = chosen.subList(from, Math.min(chosen.size(), from + settings.chunk()));
            List<ReplayReport.Item> judgements = judge.previewAll(chunk);
            judged.addAll(judgements);
            published += wish.dryRun() ? 0 : publishReplayable(judgements, wish);
        }
        if (!wish.dryRun()) {
            inTransaction(audit.recordAction(
                            wish.by(),
                            AuditAction.LETTERS_REPLAYED,
                            wish.auditTarget(),
                            published + " of " + chosen.size() + ": " + wish.reason())
                    .thenReturn(true));
        }
        return createReport(wish, judged, published);
    }

    private int publishReplayable(List<ReplayReport.Item> judgements, ReplayCommand wish) {
        List<RecordPosition> able = judgements.stream()
                .filter(judgement -> judgement.verdict().isPublished())
                .map(ReplayReport.Item::place)
                .toList();
        return able.isEmpty() ? 0 : replays.publish(able, wish.by(), wish.reason());
    }

    private List<RecordPosition> findOldest(ReplayCommand wish) {
        return inTransaction(list.findPage(DeadLetterFilter.openLetters(wish.topic()), wish.cap())
                .map(DeadLetterView::place)
                .collectList());
    }

    private ReplayReport createReport(ReplayCommand wish, List<ReplayReport.Item> judged, int published) {
        Map<ReplayEffect, Integer> verdicts = new TreeMap<>();
        judged.forEach(judgement -> verdicts.merge(judgement.verdict(), 1, Integer::sum));
        long left = inTransaction(list.countByTopic()).stream()
                .filter(depth -> wish.topic().isEmpty() || depth.topic().equals(wish.topic()))
                .mapToLong(DeadLetterCount::open)
                .sum();
        List<ReplayReport.Item> shown = judged.subList(0, Math.min(SHOWN, judged.size()));
        return new ReplayReport(wish.dryRun(), judged.size(), verdicts, published, left, shown);
    }

    private <T> T inTransaction(Mono<T> work) {
        T result = transactions.transactional(work).block();
        if (result == null) {
            throw new IllegalStateException("a transaction ended without a word");
        }
        return result;
    }

    private static <T> Mono<T> runBlocking(java.util.concurrent.Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
