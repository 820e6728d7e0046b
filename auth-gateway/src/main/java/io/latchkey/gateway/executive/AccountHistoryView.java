package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.history.AccountHistory;
import io.latchkey.gateway.history.AccountHistory.HistoryPage;
import io.latchkey.gateway.history.HistoryCursor;
import io.latchkey.gateway.history.HistoryEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The history of an account as its page tells it, newest first.
 *
 * @param next where the older ones begin; null: these are the last
 */
record AccountHistoryView(List<HistoryLine> lines, @Nullable String next) {
    private static final int LINES = 10;
    private static final List<String> SHOWN = List.of("email", "displayName", "locale", "roles");

    /** One act; {@code act} and the fields of its changes are ends of the texts' keys. */
    record HistoryLine(Instant at, String act, @Nullable String by, boolean byGateway, List<ChangeLine> changes) {}

    /** What a field was and is; empty where there was nothing, or nothing of it is kept. */
    record ChangeLine(String field, List<String> before, List<String> after) {}

    /** @param after the text of a cursor; anything else starts at the newest */
    static Mono<AccountHistoryView> load(
            AccountHistory history, AccountDirectory directory, UUID accountId, @Nullable String after) {
        HistoryCursor cursor =
                after == null ? null : HistoryCursor.fromText(accountId, after).orElse(null);
        return history.findPage(accountId, cursor, LINES)
                .flatMap(page -> findNames(page, directory).map(names -> fromPage(page, names)));
    }

    private static Mono<Map<UUID, String>> findNames(HistoryPage page, AccountDirectory directory) {
        List<UUID> actors = page.entries().stream()
                .map(HistoryEntry::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return Flux.fromIterable(actors)
                .concatMap(directory::findById)
                .collectMap(Account::accountId, actor -> actor.person().displayName());
    }

    private static AccountHistoryView fromPage(HistoryPage page, Map<UUID, String> names) {
        HistoryCursor next = page.next();
        return new AccountHistoryView(
                page.entries().stream().map(entry -> toLine(entry, names)).toList(),
                next == null ? null : next.toText());
    }

    private static HistoryLine toLine(HistoryEntry entry, Map<UUID, String> names) {
        UUID by = entry.by();
        return new HistoryLine(
                entry.at(),
                entry.act().code(),
                by == null ? null : names.get(by),
                by == null,
                SHOWN.stream()
                        .filter(field -> holds(entry.before(), field) || holds(entry.after(), field))
                        .map(field -> new ChangeLine(
                                field, listValues(entry.before(), field), listValues(entry.after(), field)))
                        .toList());
    }

    private static boolean holds(@Nullable Map<String, ?> values, String field) {
        return values != null && values.containsKey(field);
    }

    /** Roles as the ends of their keys; the role that everybody has says nothing. */
    private static List<String> listValues(@Nullable Map<String, ?> values, String field) {
        Object value = values == null ? null : values.get(field);
        return switch (value) {
            case null -> List.of();
            case Collection<?> several ->
                several.stream()
                        .map(one -> String.valueOf(one).toLowerCase(Locale.ROOT))
                        .toList();
            default -> Stream.of(value).map(String::valueOf).toList();
        };
    }
}
