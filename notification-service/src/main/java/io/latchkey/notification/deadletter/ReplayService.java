package io.latchkey.notification.deadletter;

import io.latchkey.notification.deadletter.DeadLetterQueries.DeadLetterCount;
import io.latchkey.notification.deadletter.ReplayReport.ReplayEffect;
import io.latchkey.notification.operator.AuditLog;
import io.latchkey.notification.operator.AuditLog.AuditAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Replays dead letters, chunk by chunk, or says what a replay would do. */
@Component
public final class ReplayService {

    private static final int SHOWN = 100;

    private final DeadLetterIndexer indexer;
    private final DeadLetterQueries queries;
    private final ReplayPreview preview;
    private final ReplayPublisher publisher;
    private final AuditLog audit;
    private final DeadLetterSettings settings;

    ReplayService(
            DeadLetterIndexer indexer,
            DeadLetterQueries queries,
            ReplayPreview preview,
            ReplayPublisher publisher,
            AuditLog audit,
            DeadLetterSettings settings) {
        this.indexer = indexer;
        this.queries = queries;
        this.preview = preview;
        this.publisher = publisher;
        this.audit = audit;
        this.settings = settings;
    }

    /** The most dead letters that one replay takes. */
    public int maxReplaySize() {
        return settings.most();
    }

    /** A dead letter as it stands on its topic, and what its replay would do. */
    public Mono<DeadLetterView.Preview> previewLetter(RecordPosition position) {
        return runBlocking(() -> preview.previewLetter(position));
    }

    /** Replays, or says what a replay would do. A record that dies after the start is left alone. */
    public Mono<ReplayReport> replay(ReplayCommand command) {
        return runBlocking(() -> {
            indexer.catchUp();
            return executeReplay(command);
        });
    }

    private ReplayReport executeReplay(ReplayCommand command) {
        List<RecordPosition> chosen = command.places().isEmpty() ? findOldest(command) : command.places();
        List<ReplayReport.Item> items = new ArrayList<>(chosen.size());
        int published = 0;
        for (int from = 0; from < chosen.size(); from += settings.chunk()) {
            List<RecordPosition> chunk = chosen.subList(from, Math.min(chosen.size(), from + settings.chunk()));
            List<ReplayReport.Item> previewed = preview.previewAll(chunk);
            items.addAll(previewed);
            published += command.dryRun() ? 0 : publishReplayable(previewed, command);
        }
        if (!command.dryRun()) {
            String result = published + " of " + chosen.size() + ": " + command.reason();
            audit.recordAction(command.by(), AuditAction.LETTERS_REPLAYED, command.auditTarget(), result)
                    .block();
        }
        return createReport(command, items, published);
    }

    private int publishReplayable(List<ReplayReport.Item> items, ReplayCommand command) {
        List<RecordPosition> replayable = items.stream()
                .filter(item -> item.verdict().isPublished())
                .map(ReplayReport.Item::place)
                .toList();
        return replayable.isEmpty() ? 0 : publisher.publish(replayable, command.by(), command.reason());
    }

    private List<RecordPosition> findOldest(ReplayCommand command) {
        return queries
                .findPage(DeadLetterFilter.openLetters(command.topic()), command.cap())
                .blockOptional()
                .orElseThrow()
                .stream()
                .map(DeadLetterView::place)
                .toList();
    }

    private ReplayReport createReport(ReplayCommand command, List<ReplayReport.Item> items, int published) {
        Map<ReplayEffect, Integer> effects = new TreeMap<>();
        items.forEach(item -> effects.merge(item.verdict(), 1, Integer::sum));
        long left = queries.countByTopic().blockOptional().orElseThrow().stream()
                .filter(count -> command.topic().isEmpty() || count.topic().equals(command.topic()))
                .mapToLong(DeadLetterCount::open)
                .sum();
        List<ReplayReport.Item> shown = items.subList(0, Math.min(SHOWN, items.size()));
        return new ReplayReport(command.dryRun(), items.size(), effects, published, left, shown);
    }

    private static <T> Mono<T> runBlocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
