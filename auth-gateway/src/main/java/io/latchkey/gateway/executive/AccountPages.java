package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.AccountLifecycle;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.PathUuid;
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

    /** What may have led to this page; anything else in the address says nothing. */
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

    private final AccountPageBuilder builder;
    private final AccountActionService actions;
    private final AccountMailCommands mails;
    private final PageRenderer pages;

    AccountPages(
            AccountPageBuilder builder, AccountActionService actions, AccountMailCommands mails, PageRenderer pages) {
        this.builder = builder;
        this.actions = actions;
        this.mails = mails;
        this.pages = pages;
    }

    static String accountPath(UUID accountId) {
        return "/executive/accounts/" + accountId;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> showAccount(@PathVariable String id, ServerWebExchange exchange) {
        ExecutiveAccessFilter.requireExecutive(exchange);
        String done = exchange.getRequest().getQueryParams().getFirst("done");
        boolean known = done != null && DONE.contains(done);
        return builder.buildPage(PathUuid.parseOrNotFound(id))
                .map(page -> known ? withNotice(page, "good", "done." + done) : page)
                .map(page -> pages.renderPage(exchange.getRequest(), page));
    }

    @PostMapping("/invitation")
    Mono<ResponseEntity<byte[]>> invite(@PathVariable String id, ServerWebExchange exchange) {
        ExecutiveAccessFilter.ExecutivePrincipal by = ExecutiveAccessFilter.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return mails.sendLink(accountId, by.accountId()).map(sent -> {
            if (!sent) {
                throw CommonProblems.NOT_FOUND.toException();
            }
            return pages.seeOther(exchange.getRequest(), accountPath(accountId), "done", "sent");
        });
    }

    @PostMapping("/lifting")
    Mono<ResponseEntity<byte[]>> liftSuppression(@PathVariable String id, ServerWebExchange exchange) {
        ExecutiveAccessFilter.ExecutivePrincipal by = ExecutiveAccessFilter.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return mails.liftSuppression(accountId, by.accountId())
                .then(Mono.fromSupplier(
                        () -> pages.seeOther(exchange.getRequest(), accountPath(accountId), "done", "lifted")));
    }

    @PostMapping(path = "/action", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> runAction(@PathVariable String id, ServerWebExchange exchange) {
        ExecutiveAccessFilter.ExecutivePrincipal by = ExecutiveAccessFilter.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return PageForm.fromExchange(exchange).map(form -> form.text("action")).flatMap(button -> Optional.ofNullable(
                        BUTTONS.get(button))
                .map(action -> actions.run(action, accountId, by)
                        .flatMap(acted -> toResponse(acted, accountId, button, exchange)))
                .orElseGet(() -> Mono.error(CommonProblems.NOT_FOUND.toException())));
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            AccountLifecycle.ActionResult acted, UUID accountId, String button, ServerWebExchange exchange) {
        return switch (acted) {
            case AccountLifecycle.ActionResult.Done done -> Mono.just(redirectBack(accountId, button, exchange));
            case AccountLifecycle.ActionResult.AlreadyApplied already ->
                Mono.just(redirectBack(accountId, button, exchange));
            case AccountLifecycle.ActionResult.LastExecutive last ->
                builder.buildPage(accountId)
                        .map(page -> withNotice(page, "bad", "last-executive").status(HttpStatus.CONFLICT))
                        .map(page -> pages.renderPage(exchange.getRequest(), page));
            case AccountLifecycle.ActionResult.NoSuchAccount none -> Mono.error(CommonProblems.NOT_FOUND.toException());
        };
    }

    private ResponseEntity<byte[]> redirectBack(UUID accountId, String button, ServerWebExchange exchange) {
        return pages.seeOther(exchange.getRequest(), accountPath(accountId), "done", button);
    }

    static PageModel withNotice(PageModel page, String kind, String key) {
        return page.with("notice", "console." + key).with("noticeKind", kind);
    }
}
