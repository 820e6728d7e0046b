package io.latchkey.notification.letters;

import io.latchkey.notification.audit.Audit;
import io.latchkey.notification.audit.Deed;
import io.latchkey.notification.letters.LetterTable.Claim;
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
public final class Letters {

    private static final int SHOWN = 100;
    private static final Set<LetterState> UNDECIDED = Set.of(LetterState.OPEN, LetterState.PARKED);

    private final LetterIndex index;
    private final LetterList list;
    private final LetterTable table;
    private final Judge judge;
    private final Replays replays;
    private final LetterSettings settings;
    private final Audit audit;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Letters(
            LetterIndex index,
            LetterList list,
            LetterTable table,
            Judge judge,
            Replays replays,
            LetterSettings settings,
            Audit audit,
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
    public int most() {
        return settings.most();
    }

    /** Every dead-letter topic there can be. */
    public List<String> topics() {
        return LetterTopics.names();
    }

    /** Oldest first. */
    public Mono<List<LetterView>> page(LetterQuery query, int limit) {
        return list.page(query, limit).collectList();
    }

    public Mono<List<Depth>> depths() {
        return list.depths();
    }

    /** Letters that speak of this account or are this event. */
    public Mono<List<LetterView>> about(UUID id) {
        return list.about(id).collectList();
    }

    public Mono<LetterView> one(Place place) {
        return list.one(place);
    }

    /** The letter that a replayed one became, if its reader could not process it again. */
    public Mono<LetterView> cameBack(LetterView replayed) {
        String to = replayed.replayedTo();
        if (to == null) {
            return Mono.empty();
        }
        String[] at = to.split("/", 2);
        return list.cameBack(replayed.place().topic(), Integer.parseInt(at[0]), Long.parseLong(at[1]));
    }

    /** A letter as it lies there, and what its replay would do. */
    public Mono<LetterLook> look(Place place) {
        return blocking(() -> judge.look(place));
    }

    /** Replays, or says what a replay would do. What became a letter after it began is left alone. */
    public Mono<ReplayReport> replay(ReplayWish wish) {
        return blocking(() -> {
            index.catchUp();
            return replayed(wish);
        });
    }

    /** Keeps a letter out of replays. False when it is not open. */
    public Mono<Boolean> park(Place place, UUID by, String reason) {
        return decide(place, LetterState.PARKED, Set.of(LetterState.OPEN), Deed.LETTER_PARKED, by, reason);
    }

    /** Gives a letter up. False when it was decided about. */
    public Mono<Boolean> discard(Place place, UUID by, String reason) {
        return decide(place, LetterState.DISCARDED, UNDECIDED, Deed.LETTER_DISCARDED, by, reason);
    }

    /** Makes a letter that was put aside, given up or replayed open again. False when it is none of these. */
    public Mono<Boolean> reopen(Place place, UUID by, String reason) {
        var from = Set.of(LetterState.PARKED, LetterState.DISCARDED, LetterState.REPLAYED);
        return decide(place, LetterState.OPEN, from, Deed.LETTER_REOPENED, by, reason);
    }

    private Mono<Boolean> decide(
            Place place, LetterState to, Collection<LetterState> from, Deed deed, UUID by, String reason) {
        Mono<Boolean> decided = Mono.defer(() -> table.decide(place, to, from, new Claim(by, reason, clock.instant()))
                .flatMap(done ->
                        done ? audit.note(by, deed, place.toString(), reason).thenReturn(true) : Mono.just(false)));
        return transactions.transactional(decided);
    }

    private ReplayReport replayed(ReplayWish wish) {
        List<Place> chosen = wish.places().isEmpty() ? oldest(wish) : wish.places();
        List<Judgement> judged = new ArrayList<>(chosen.size());
        int published = 0;
        for (int from = 0; from < chosen.size(); from += settings.chunk()) {
            List<Place> chunk = chosen.subList(from, Math.min(chosen.size(), from + settings.chunk()));
            List<Judgement> judgements = judge.judge(chunk);
            judged.addAll(judgements);
            published += wish.dryRun() ? 0 : published(judgements, wish);
        }
        if (!wish.dryRun()) {
            done(audit.note(
                            wish.by(),
                            Deed.LETTERS_REPLAYED,
                            wish.target(),
                            published + " of " + chosen.size() + ": " + wish.reason())
                    .thenReturn(true));
        }
        return report(wish, judged, published);
    }

    private int published(List<Judgement> judgements, ReplayWish wish) {
        List<Place> able = judgements.stream()
                .filter(judgement -> judgement.verdict().isPublished())
                .map(Judgement::place)
                .toList();
        return able.isEmpty() ? 0 : replays.publish(able, wish.by(), wish.reason());
    }

    private List<Place> oldest(ReplayWish wish) {
        return done(list.page(LetterQuery.open(wish.topic()), wish.cap())
                .map(LetterView::place)
                .collectList());
    }

    private ReplayReport report(ReplayWish wish, List<Judgement> judged, int published) {
        Map<Verdict, Integer> verdicts = new TreeMap<>();
        judged.forEach(judgement -> verdicts.merge(judgement.verdict(), 1, Integer::sum));
        long left = done(list.depths()).stream()
                .filter(depth -> wish.topic().isEmpty() || depth.topic().equals(wish.topic()))
                .mapToLong(Depth::open)
                .sum();
        List<Judgement> shown = judged.subList(0, Math.min(SHOWN, judged.size()));
        return new ReplayReport(wish.dryRun(), judged.size(), verdicts, published, left, shown);
    }

    private <T> T done(Mono<T> work) {
        T result = transactions.transactional(work).block();
        if (result == null) {
            throw new IllegalStateException("a transaction ended without a word");
        }
        return result;
    }

    private static <T> Mono<T> blocking(java.util.concurrent.Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
