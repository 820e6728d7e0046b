package io.latchkey.mailprovider.store;

import io.latchkey.mailprovider.http.ProviderJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Every mail, in one append-only file; in memory are only where each one stands, its id and a digest of its address. */
public final class MailStore implements AutoCloseable {

    /** Where a mail stands; it stays readable after the inbox was emptied, for an answer that is under way. */
    public record Position(UUID id, long address, AppendOnlyFile file, long offset, int length) {

        public byte[] readJson() {
            return file.readBytes(offset, length);
        }

        public ReceivedMail readMail() {
            return ProviderJson.MAPPER.readValue(readJson(), ReceivedMail.class);
        }
    }

    private record Head(UUID id, String to) {}

    private final Path path;
    private final List<Position> places = new ArrayList<>();
    private AppendOnlyFile file;

    private MailStore(Path path) {
        this.path = path;
        this.file = AppendOnlyFile.open(path, (from, offset, line) -> {
            Head head = readHead(line);
            places.add(new Position(head.id(), hashAddress(head.to()), from, offset, line.length));
        });
    }

    public static MailStore open(Path directory) {
        return new MailStore(directory.resolve("mails.jsonl"));
    }

    /** @param answered the status that the sender is answered; 0 where the connection is closed without one */
    public void appendAll(List<MailDraft> drafts, String via, int answered, Instant at) {
        drafts.forEach(draft -> append(draft.toReceivedMail(via, answered, at)));
    }

    private synchronized void append(ReceivedMail mail) {
        byte[] json = ProviderJson.MAPPER.writeValueAsBytes(mail);
        long offset = file.append(json);
        places.add(new Position(mail.id(), hashAddress(mail.to()), file, offset, json.length));
    }

    /**
     * Newest first.
     *
     * @param to the whole address, in any case; null for every mail
     * @param skip how many of the newest to leave out
     */
    public synchronized List<Position> findNewest(@Nullable String to, int skip, int limit) {
        long wanted = to == null ? 0 : hashAddress(to);
        return places.reversed().stream()
                .filter(place -> to == null || place.address() == wanted)
                .skip(skip)
                .limit(limit)
                .toList();
    }

    public synchronized Optional<Position> findById(UUID id) {
        return places.stream().filter(place -> place.id().equals(id)).findFirst();
    }

    /** A new file takes the place of the old one, which readers that are under way still hold. */
    public synchronized void clear() {
        try {
            Files.delete(path);
            file = AppendOnlyFile.open(path, (from, offset, line) -> {});
            places.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty the inbox", e);
        }
    }

    @Override
    public void close() {
        file.close();
    }

    /** 64 bits of FNV-1a over the address in lower case: two of a hundred thousand addresses alike is one in 10^9. */
    private static long hashAddress(String to) {
        long hash = 0xcbf29ce484222325L;
        String folded = to.toLowerCase(Locale.ROOT);
        for (int i = 0; i < folded.length(); i++) {
            hash = (hash ^ folded.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static Head readHead(byte[] line) {
        try (JsonParser parser = ProviderJson.MAPPER.createParser(line)) {
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
