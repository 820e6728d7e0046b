package io.latchkey.devstack.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Every mail, in one append-only file; in memory are only where each one stands, its id and a digest of its address. */
final class MailFile implements AutoCloseable {

    /** Where a mail stands; it stays readable after the inbox was emptied, for an answer that is under way. */
    record Place(UUID id, long address, LineFile file, long offset, int length) {

        byte[] json() {
            return file.read(offset, length);
        }

        Mail mail() {
            return InboxJson.MAPPER.readValue(json(), Mail.class);
        }
    }

    private record Head(UUID id, String to) {}

    private final Path path;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Place> places = new ArrayList<>();
    private LineFile file;

    private MailFile(Path path) {
        this.path = path;
        this.file = LineFile.open(path, (from, offset, line) -> {
            Head head = head(line);
            places.add(new Place(head.id(), address(head.to()), from, offset, line.length));
        });
    }

    static MailFile open(Path directory) {
        return new MailFile(directory.resolve("mails.jsonl"));
    }

    void append(Mail mail) {
        byte[] json = InboxJson.MAPPER.writeValueAsBytes(mail);
        lock.lock();
        try {
            long offset = file.append(json);
            places.add(new Place(mail.id(), address(mail.to()), file, offset, json.length));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Newest first.
     *
     * @param to the whole address, in any case; null for every mail
     * @param skip how many of the newest to leave out
     */
    List<Place> newest(@Nullable String to, int skip, int limit) {
        long wanted = to == null ? 0 : address(to);
        var found = new ArrayList<Place>();
        int skipped = 0;
        lock.lock();
        try {
            for (int i = places.size() - 1; i >= 0 && found.size() < limit; i--) {
                Place place = places.get(i);
                if (to != null && place.address() != wanted) {
                    continue;
                }
                if (skipped < skip) {
                    skipped++;
                } else {
                    found.add(place);
                }
            }
        } finally {
            lock.unlock();
        }
        return found;
    }

    Optional<Place> find(UUID id) {
        lock.lock();
        try {
            return places.stream().filter(place -> place.id().equals(id)).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** A new file takes the place of the old one, which readers that are under way still hold. */
    void clear() {
        lock.lock();
        try {
            Files.delete(path);
            file = LineFile.open(path, (from, offset, line) -> {});
            places.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty the inbox", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        file.close();
    }

    /** 64 bits of FNV-1a over the address in lower case: two of a hundred thousand addresses alike is one in 10^9. */
    private static long address(String to) {
        long hash = 0xcbf29ce484222325L;
        String folded = to.toLowerCase(Locale.ROOT);
        for (int i = 0; i < folded.length(); i++) {
            hash = (hash ^ folded.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static Head head(byte[] line) {
        try (JsonParser parser = InboxJson.MAPPER.createParser(line)) {
            String id = "";
            String to = "";
            parser.nextToken();
            while (to.isEmpty() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("id")) {
                    id = parser.getString();
                } else if (name.equals("to")) {
                    to = parser.getString();
                }
            }
            return new Head(UUID.fromString(id), to);
        }
    }
}
