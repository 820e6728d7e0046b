package io.latchkey.devstack.inbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The addresses that mail is dropped to, by list, in one append-only file; whatever the case of their letters. */
final class SuppressionFile implements AutoCloseable {

    /** What is kept of an address on a list; {@code created} in seconds. */
    record Entry(String email, long created, String reason, String status) {}

    /** A line of the file; without an entry the address left the list. */
    private record Line(
            SuppressionList list, String email, @Nullable Entry entry) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SuppressionList, Map<String, Entry>> lists = new EnumMap<>(SuppressionList.class);
    private final LineFile file;

    private SuppressionFile(Path path) {
        for (SuppressionList list : SuppressionList.values()) {
            lists.put(list, new LinkedHashMap<>());
        }
        file = LineFile.open(path, (from, offset, line) -> apply(InboxJson.MAPPER.readValue(line, Line.class)));
    }

    static SuppressionFile open(Path directory) {
        return new SuppressionFile(directory.resolve("suppressions.jsonl"));
    }

    /** What a mail to this address is dropped for, if anything. */
    Optional<SuppressionList> holding(String email) {
        lock.lock();
        try {
            return lists.entrySet().stream()
                    .filter(list -> list.getValue().containsKey(folded(email)))
                    .map(Map.Entry::getKey)
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    void add(SuppressionList list, String email, Step why, Instant at) {
        write(new Line(list, email, new Entry(email, at.getEpochSecond(), why.member("reason"), why.member("status"))));
    }

    /** Newest first. */
    List<Entry> all(SuppressionList list) {
        lock.lock();
        try {
            return new ArrayList<>(of(list).values()).reversed();
        } finally {
            lock.unlock();
        }
    }

    Optional<Entry> find(SuppressionList list, String email) {
        lock.lock();
        try {
            return Optional.ofNullable(of(list).get(folded(email)));
        } finally {
            lock.unlock();
        }
    }

    /** @return how many of them were on the list */
    int remove(SuppressionList list, Collection<String> emails) {
        int removed = 0;
        for (String email : emails) {
            if (find(list, email).isPresent()) {
                write(new Line(list, email, null));
                removed++;
            }
        }
        return removed;
    }

    private void write(Line line) {
        lock.lock();
        try {
            file.append(InboxJson.MAPPER.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
            apply(line);
        } finally {
            lock.unlock();
        }
    }

    private void apply(Line line) {
        Entry entry = line.entry();
        if (entry == null) {
            of(line.list()).remove(folded(line.email()));
        } else {
            of(line.list()).putIfAbsent(folded(line.email()), entry);
        }
    }

    private Map<String, Entry> of(SuppressionList list) {
        return lists.getOrDefault(list, Map.of());
    }

    private static String folded(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        file.close();
    }
}
