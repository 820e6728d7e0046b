package io.latchkey.devstack.inbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The events that wait to be posted, on disk: one file of events, one of those that were taken. Both are emptied
 * whenever nothing waits.
 */
final class WebhookBacklog implements AutoCloseable {

    /**
     * Where an event stands.
     *
     * @param dueAt milliseconds since 1970
     * @param tries how often it was posted in vain
     */
    record Place(long dueAt, long offset, int length, int tries) {

        Place again(long laterDueAt) {
            return new Place(laterDueAt, offset, length, tries + 1);
        }
    }

    private final LineFile taken;
    private final LineFile events;
    private final List<Place> found = new ArrayList<>();

    private WebhookBacklog(Path directory) {
        Set<Long> done = new HashSet<>();
        this.taken = LineFile.open(
                directory.resolve("webhook-taken.txt"),
                (file, offset, line) -> done.add(Long.parseLong(new String(line, StandardCharsets.US_ASCII))));
        this.events = LineFile.open(directory.resolve("webhook-events.txt"), (file, offset, line) -> {
            Place place = place(offset, line);
            if (!done.contains(place.offset())) {
                found.add(place);
            }
        });
    }

    static WebhookBacklog open(Path directory) {
        return new WebhookBacklog(directory);
    }

    /** What an earlier process left. */
    List<Place> found() {
        return List.copyOf(found);
    }

    /** A line is the time it is due, a space, the event. */
    List<Place> append(List<WebhookEvent> batch) {
        var lines = new ByteArrayOutputStream();
        var places = new ArrayList<Place>();
        for (WebhookEvent event : batch) {
            if (lines.size() > 0) {
                lines.write('\n');
            }
            lines.writeBytes((event.dueAt() + " ").getBytes(StandardCharsets.US_ASCII));
            byte[] json = event.json().getBytes(StandardCharsets.UTF_8);
            places.add(new Place(event.dueAt(), lines.size(), json.length, 0));
            lines.writeBytes(json);
        }
        long start = events.append(lines.toByteArray());
        return places.stream()
                .map(place -> new Place(place.dueAt(), start + place.offset(), place.length(), 0))
                .toList();
    }

    byte[] json(Place place) {
        return events.read(place.offset(), place.length());
    }

    void taken(List<Place> places) {
        var lines = new StringBuilder();
        for (Place place : places) {
            lines.append(lines.isEmpty() ? "" : "\n").append(place.offset());
        }
        taken.append(lines.toString().getBytes(StandardCharsets.US_ASCII));
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

    private static Place place(long offset, byte[] line) {
        int space = 0;
        while (line[space] != ' ') {
            space++;
        }
        long due = Long.parseLong(new String(line, 0, space, StandardCharsets.US_ASCII));
        return new Place(due, offset + space + 1, line.length - space - 1, 0);
    }
}
