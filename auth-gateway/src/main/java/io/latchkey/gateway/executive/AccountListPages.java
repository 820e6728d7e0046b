package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountCursor;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.AccountSearch;
import io.latchkey.gateway.executive.AccountPageBuilder.AccountSummary;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The console's first page: all accounts, newest first, or those that were searched for. */
@Controller
class AccountListPages {
    static final String PATH = "/executive";
    private static final String ON_A_PAGE = "25";

    private final AccountDirectory directory;
    private final PageRenderer pages;

    AccountListPages(AccountDirectory directory, PageRenderer pages) {
        this.directory = directory;
        this.pages = pages;
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping(PATH)
    Mono<ResponseEntity<byte[]>> listAccounts(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String done,
            ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        String typed = q == null ? "" : q.strip();
        return directory
                .findPage(new AccountListQuery(typed, after, ON_A_PAGE).toSearch())
                .map(found -> buildPage(found, typed, after))
                .map(page -> "erased".equals(done) ? AccountPages.withNotice(page, "good", "done.erased") : page)
                .map(page -> pages.renderPage(exchange.getRequest(), page));
    }

    private static PageModel buildPage(AccountSearch.ResultPage found, String typed, @Nullable String after) {
        String done = typed.isEmpty() ? "" : "q=" + encodeUrl(typed) + "&";
        AccountCursor next = found.next();
        return PageModel.of("executive")
                .with(
                        "accounts",
                        found.accounts().stream()
                                .map(AccountSummary::fromAccount)
                                .toList())
                .with("q", typed)
                .with("first", after == null || after.isEmpty())
                .with("newest", typed.isEmpty() ? PATH : PATH + "?q=" + encodeUrl(typed))
                .with("next", next == null ? null : PATH + "?" + done + "after=" + encodeUrl(next.toText()));
    }

    private static String encodeUrl(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
