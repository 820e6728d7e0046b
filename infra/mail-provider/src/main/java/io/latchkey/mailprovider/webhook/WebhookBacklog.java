package io.latchkey.mailprovider.webhook;

import io.latchkey.mailprovider.store.AppendOnlyFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events that wait to be posted, on disk: one file of events, one of those that were taken. Both are emptied
 * whenever nothing waits.
 */
public final class WebhookBacklog implements AutoCloseable {

    /**
     * Where an event stands.
     *
     * @param dueAt milliseconds since 1970
     * @param tries how often it was posted in vain
     */
    record Position(long dueAt, long offset, int length, int tries) {

        Position retryAt(long laterDueAt) {
            return new Position(laterDueAt, offset, length, tries + 1);
        }
    }

    private final AppendOnlyFile taken;
    private final AppendOnlyFile events;
    private final List<Position> found = new ArrayList<>();

    private WebhookBacklog(Path directory) {
        Set<Long> done = new HashSet<>();
        this.taken = AppendOnlyFile.open(
                directory.resolve("webhook-taken.txt"),
                (file, offset, line) -> done.add(Long.parseLong(new String(line, StandardCharsets.US_ASCII))));
        this.events = AppendOnlyFile.open(directory.resolve("webhook-events.txt"), (file, offset, line) -> {
            Position place = parsePosition(offset, line);
            if (!done.contains(place.offset())) {
                found.add(place);
            }
        });
    }

    public static WebhookBacklog open(Path directory) {
        return new WebhookBacklog(directory);
    }

    /** What an earlier process left. */
    List<Position> findPending() {
        return List.copyOf(found);
    }

    /** A line is the time it is due, a space, the event. */
    List<Position> append(List<PendingEvent> batch) {
        var lines = new ByteArrayOutputStream();
        var places = new ArrayList<Position>();
        for (PendingEvent event : batch) {
            if (lines.size() > 0) {
                lines.write('\n');
            }
            lines.writeBytes((event.dueAt() + " ").getBytes(StandardCharsets.US_ASCII));
            byte[] json = event.json().getBytes(StandardCharsets.UTF_8);
            places.add(new Position(event.dueAt(), lines.size(), json.length, 0));
            lines.writeBytes(json);
        }
        long start = events.append(lines.toByteArray());
        return places.stream()
                .map(place -> new Position(place.dueAt(), start + place.offset(), place.length(), 0))
                .toList();
    }

    byte[] readJson(Position place) {
        return events.readBytes(place.offset(), place.length());
    }

    void markTaken(List<Position> places) {
        String lines =
                places.stream().map(place -> Long.toString(place.offset())).collect(Collectors.joining("\n"));
        taken.append(lines.getBytes(StandardCharsets.US_ASCII));
    }

    /** Nothing waits any more. Marks first: a death in between has events posted twice, the other way round never. */
    void clear() {
        taken.clear();
        events.clear();
    }

    @Override
    public void close() {
        events.close();
        taken.close();
    }

    private static Position parsePosition(long offset, byte[] line) {
        int space = 0;
        while (line[space] != ' ') {
            space++;
        }
        long due = Long.parseLong(new String(line, 0, space, StandardCharsets.US_ASCII));
        return new Position(due, offset + space + 1, line.length - space - 1, 0);
    }

    /**
     * An event that is to be posted.
     *
     * @param dueAt milliseconds since 1970
     * @param json the event as SendGrid writes it
     */
    record PendingEvent(long dueAt, String json) {}
}
