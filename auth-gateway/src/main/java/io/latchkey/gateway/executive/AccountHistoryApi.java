package io.latchkey.gateway.executive;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.history.AccountHistory;
import io.latchkey.gateway.history.AccountHistory.HistoryPage;
import io.latchkey.gateway.history.HistoryAct;
import io.latchkey.gateway.history.HistoryCursor;
import io.latchkey.gateway.history.HistoryEntry;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.access.RouteAccess.Level;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PathUuid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who did what to an account, newest first. An erased account's is still there, without the person. */
@RestController
@RequestMapping(path = AccountsApi.PATH + "/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountHistoryApi {
    private final AccountHistory history;
    private final AccountDirectory directory;

    AccountHistoryApi(AccountHistory history, AccountDirectory directory) {
        this.history = history;
        this.directory = directory;
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

    record HistoryPageView(
            List<EntryView> entries, @Nullable String next) {
        static HistoryPageView fromPage(HistoryPage page) {
            HistoryCursor next = page.next();
            return new HistoryPageView(
                    page.entries().stream().map(EntryView::fromEntry).toList(), next == null ? null : next.toText());
        }
    }

    @RouteAccess(Level.ROUTINE)
    @GetMapping
    Mono<HistoryPageView> listEntries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit) {
        UUID accountId = PathUuid.parseOrNotFound(id);
        var asked = PageQuery.parse(after, limit, HistoryCursor::fromText);
        return history.findPage(accountId, asked.after(), asked.limit())
                .filterWhen(page -> page.entries().isEmpty()
                        ? directory.findById(accountId).hasElement()
                        : Mono.just(true))
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .map(HistoryPageView::fromPage);
    }
}
