package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountPage;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.directory.Position;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.Pages;
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

    private final Directory directory;
    private final Pages pages;

    AccountListPages(Directory directory, Pages pages) {
        this.directory = directory;
        this.pages = pages;
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<byte[]>> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String done,
            ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        String typed = q == null ? "" : q.strip();
        return directory
                .find(new ListQuery(typed, after, ON_A_PAGE).search())
                .map(found -> page(found, typed, after))
                .map(page -> "erased".equals(done) ? AccountPages.notice(page, "good", "done.erased") : page)
                .map(page -> pages.show(exchange.getRequest(), page));
    }

    private static Page page(AccountPage found, String typed, @Nullable String after) {
        String done = typed.isEmpty() ? "" : "q=" + encoded(typed) + "&";
        Position next = found.next();
        return Page.of("executive")
                .with("accounts", found.accounts().stream().map(AccountCard::of).toList())
                .with("q", typed)
                .with("first", after == null || after.isEmpty())
                .with("newest", typed.isEmpty() ? PATH : PATH + "?q=" + encoded(typed))
                .with("next", next == null ? null : PATH + "?" + done + "after=" + encoded(next.text()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
