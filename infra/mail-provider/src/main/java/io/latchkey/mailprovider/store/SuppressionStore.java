package io.latchkey.mailprovider.store;

import io.latchkey.mailprovider.http.ProviderJson;
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
import org.jspecify.annotations.Nullable;

/** The addresses that mail is dropped to, by list, in one append-only file; whatever the case of their letters. */
public final class SuppressionStore implements AutoCloseable {

    /** What is kept of an address on a list; {@code created} in seconds. */
    public record Entry(String email, long created, String reason, String status) {}

    /** A line of the file; without an entry the address left the list. */
    private record Line(
            SuppressionList list, String email, @Nullable Entry entry) {}

    private final Map<SuppressionList, Map<String, Entry>> lists = new EnumMap<>(SuppressionList.class);
    private final AppendOnlyFile file;

    private SuppressionStore(Path path) {
        for (SuppressionList list : SuppressionList.values()) {
            lists.put(list, new LinkedHashMap<>());
        }
        file = AppendOnlyFile.open(
                path, (from, offset, line) -> applyLine(ProviderJson.MAPPER.readValue(line, Line.class)));
    }

    public static SuppressionStore open(Path directory) {
        return new SuppressionStore(directory.resolve("suppressions.jsonl"));
    }

    /** What a mail to this address is dropped for, if anything. */
    public synchronized Optional<SuppressionList> findListHolding(String email) {
        return lists.entrySet().stream()
                .filter(list -> list.getValue().containsKey(foldCase(email)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public void add(SuppressionList list, String email, SendGridEvent why, Instant at) {
        writeLine(new Line(
                list,
                email,
                new Entry(email, at.getEpochSecond(), why.findMember("reason"), why.findMember("status"))));
    }

    /** Newest first. */
    public synchronized List<Entry> findAll(SuppressionList list) {
        return new ArrayList<>(entriesOf(list).values()).reversed();
    }

    public synchronized Optional<Entry> findEntry(SuppressionList list, String email) {
        return Optional.ofNullable(entriesOf(list).get(foldCase(email)));
    }

    /** @return how many of them were on the list */
    public int removeAll(SuppressionList list, Collection<String> emails) {
        int removed = 0;
        for (String email : emails) {
            if (findEntry(list, email).isPresent()) {
                writeLine(new Line(list, email, null));
                removed++;
            }
        }
        return removed;
    }

    private synchronized void writeLine(Line line) {
        file.append(ProviderJson.MAPPER.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
        applyLine(line);
    }

    private void applyLine(Line line) {
        Entry entry = line.entry();
        if (entry == null) {
            entriesOf(line.list()).remove(foldCase(line.email()));
        } else {
            entriesOf(line.list()).putIfAbsent(foldCase(line.email()), entry);
        }
    }

    private Map<String, Entry> entriesOf(SuppressionList list) {
        return lists.getOrDefault(list, Map.of());
    }

    private static String foldCase(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        file.close();
    }
}
