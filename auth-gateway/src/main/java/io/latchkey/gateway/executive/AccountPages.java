package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.Acted;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import io.latchkey.gateway.web.PathId;
import io.latchkey.gateway.web.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The page of an account, and its buttons: send again, send mail again, second factor, disable, enable. */
@Controller
@RequestMapping("/executive/accounts/{id}")
class AccountPages {
    /** What the buttons send, and what is done then; erasing has a page of its own. */
    private static final Map<String, AccountAction> BUTTONS = Map.of(
            "disable", AccountAction.DISABLE,
            "enable", AccountAction.ENABLE,
            "require", AccountAction.REQUIRE_TWO_FACTOR,
            "reset", AccountAction.RESET_TWO_FACTOR,
            "remove", AccountAction.REMOVE_TWO_FACTOR);

    /** What may have brought somebody here; anything else in the address says nothing. */
    private static final Set<String> DONE = Set.of(
            "created",
            "approved",
            "sent",
            "saved",
            "moved",
            "lifted",
            "disable",
            "enable",
            "require",
            "reset",
            "remove");

    private final AccountScreen screen;
    private final AccountActions actions;
    private final Invitations invitations;
    private final Liftings liftings;
    private final Pages pages;

    AccountPages(
            AccountScreen screen, AccountActions actions, Invitations invitations, Liftings liftings, Pages pages) {
        this.screen = screen;
        this.actions = actions;
        this.invitations = invitations;
        this.liftings = liftings;
        this.pages = pages;
    }

    static String path(UUID accountId) {
        return "/executive/accounts/" + accountId;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> open(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        String done = exchange.getRequest().getQueryParams().getFirst("done");
        boolean told = done != null && DONE.contains(done);
        return screen.of(PathId.read(id))
                .map(page -> told ? notice(page, "good", "done." + done) : page)
                .map(page -> pages.show(exchange.getRequest(), page));
    }

    @PostMapping("/invitation")
    Mono<ResponseEntity<byte[]>> invite(@PathVariable String id, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        UUID accountId = PathId.read(id);
        return invitations.send(accountId, by.accountId()).map(sent -> {
            if (!sent) {
                throw Problems.NOT_FOUND.asException();
            }
            return pages.seeOther(exchange.getRequest(), path(accountId), "done", "sent");
        });
    }

    @PostMapping("/lifting")
    Mono<ResponseEntity<byte[]>> lift(@PathVariable String id, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        UUID accountId = PathId.read(id);
        return liftings.lift(accountId, by)
                .then(Mono.fromSupplier(
                        () -> pages.seeOther(exchange.getRequest(), path(accountId), "done", "lifted")));
    }

    @PostMapping(path = "/action", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> act(@PathVariable String id, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        UUID accountId = PathId.read(id);
        return PageForm.of(exchange).map(form -> form.text("action")).flatMap(button -> Optional.ofNullable(
                        BUTTONS.get(button))
                .map(action ->
                        actions.run(action, accountId, by).flatMap(acted -> answer(acted, accountId, button, exchange)))
                .orElseGet(() -> Mono.error(Problems.NOT_FOUND.asException())));
    }

    private Mono<ResponseEntity<byte[]>> answer(
            Acted acted, UUID accountId, String button, ServerWebExchange exchange) {
        return switch (acted) {
            case Acted.Done done -> Mono.just(back(accountId, button, exchange));
            case Acted.AlreadySo already -> Mono.just(back(accountId, button, exchange));
            case Acted.LastExecutive last ->
                screen.of(accountId)
                        .map(page -> notice(page, "bad", "last-executive").status(HttpStatus.CONFLICT))
                        .map(page -> pages.show(exchange.getRequest(), page));
            case Acted.NoSuchAccount none -> Mono.error(Problems.NOT_FOUND.asException());
        };
    }

    private ResponseEntity<byte[]> back(UUID accountId, String button, ServerWebExchange exchange) {
        return pages.seeOther(exchange.getRequest(), path(accountId), "done", button);
    }

    static Page notice(Page page, String kind, String key) {
        return page.with("notice", "console." + key).with("noticeKind", kind);
    }
}
