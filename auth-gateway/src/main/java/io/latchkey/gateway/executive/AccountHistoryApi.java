package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.history.AccountHistory;
import io.latchkey.gateway.history.HistoryCursor;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PathUuid;
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

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping
    Mono<AccountHistoryBody> listEntries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit) {
        UUID accountId = PathUuid.parseOrNotFound(id);
        var asked = PageQuery.parse(after, limit, text -> HistoryCursor.fromText(accountId, text));
        return history.findPage(accountId, asked.after(), asked.limit())
                .filterWhen(page ->
                        page.entries().isEmpty() ? directory.findById(accountId).hasElement() : Mono.just(true))
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .map(AccountHistoryBody::fromPage);
    }
}
