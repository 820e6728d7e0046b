package io.latchkey.gateway.executive;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.gateway.history.AccountHistory.HistoryPage;
import io.latchkey.gateway.history.HistoryAct;
import io.latchkey.gateway.history.HistoryCursor;
import io.latchkey.gateway.history.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page of an account's history as programs get it. */
record AccountHistoryBody(List<EntryView> entries, @Nullable String next) {
    static AccountHistoryBody fromPage(HistoryPage page) {
        HistoryCursor next = page.next();
        return new AccountHistoryBody(
                page.entries().stream().map(EntryView::fromEntry).toList(), next == null ? null : next.toText());
    }

    /** @param by account id of who did it; null: the gateway of itself */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record EntryView(
            Instant at,
            @Nullable UUID by,
            HistoryAct act,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {
        static EntryView fromEntry(HistoryEntry entry) {
            return new EntryView(entry.at(), entry.by(), entry.act(), entry.before(), entry.after());
        }
    }
}
