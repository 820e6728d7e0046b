package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.AccountLifecycle.ActionResult;
import io.latchkey.gateway.executive.AccountPageBuilder.AccountSummary;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.platform.access.RouteAccess;
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

/**
 * The page of an account, its buttons (send again, send mail again, second factor, disable, enable), and the page on
 * which it is erased, by typing its address.
 */
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

    private static final String END_SESSIONS = "end-sessions";

    /** What else may have led to this page; anything but these and the buttons in the address says nothing. */
    private static final Set<String> DONE =
            Set.of("created", "approved", "sent", "saved", "moved", "lifted", END_SESSIONS);

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

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping
    Mono<ResponseEntity<byte[]>> showAccount(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        String done = exchange.getRequest().getQueryParams().getFirst("done");
        boolean known = done != null && (DONE.contains(done) || BUTTONS.containsKey(done));
        return builder.buildPage(PathUuid.parseOrNotFound(id), exchange)
                .map(page -> known ? withNotice(page, "good", "done." + done) : page)
                .map(page -> pages.renderPage(exchange.getRequest(), page));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping("/invitation")
    Mono<ResponseEntity<byte[]>> invite(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return mails.sendLink(accountId, by)
                .then(Mono.fromSupplier(
                        () -> pages.seeOther(exchange.getRequest(), accountPath(accountId), "done", "sent")));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping("/lifting")
    Mono<ResponseEntity<byte[]>> liftSuppression(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return mails.liftSuppression(accountId, by)
                .then(Mono.fromSupplier(
                        () -> pages.seeOther(exchange.getRequest(), accountPath(accountId), "done", "lifted")));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = "/action", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> runAction(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return PageForm.fromExchange(exchange)
                .map(form -> form.text("action"))
                .flatMap(button -> button.equals(END_SESSIONS)
                        ? endSessions(accountId, by, exchange)
                        : Optional.ofNullable(BUTTONS.get(button))
                                .map(action -> actions.run(action, accountId, by)
                                        .flatMap(acted -> isDone(acted)
                                                ? Mono.just(pages.seeOther(
                                                        exchange.getRequest(), accountPath(accountId), "done", button))
                                                : builder.buildPage(accountId, exchange)
                                                        .map(page -> rejectAction(page, exchange))))
                                .orElseGet(() -> Mono.error(CommonProblems.NOT_FOUND.toException())));
    }

    private Mono<ResponseEntity<byte[]>> endSessions(
            UUID accountId, ExecutivePrincipal by, ServerWebExchange exchange) {
        return actions.endSessions(accountId, by)
                .then(Mono.fromSupplier(
                        () -> pages.seeOther(exchange.getRequest(), accountPath(accountId), "done", END_SESSIONS)));
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping("/erase")
    Mono<ResponseEntity<byte[]>> showErasure(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        return builder.requireAccount(PathUuid.parseOrNotFound(id))
                .map(account -> pages.renderPage(exchange.getRequest(), erasurePage(account)));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED)
    @PostMapping(path = "/erase", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> erase(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        return builder.requireAccount(PathUuid.parseOrNotFound(id)).flatMap(account -> PageForm.fromExchange(exchange)
                .map(ProfileForm::new)
                .flatMap(form -> form.parseEmail()
                                .filter(account.person().email()::equals)
                                .isPresent()
                        ? eraseAccount(account, by, exchange)
                        : Mono.just(pages.renderPage(
                                exchange.getRequest(),
                                erasurePage(account)
                                        .status(HttpStatus.BAD_REQUEST)
                                        .with("differs", true)))));
    }

    private Mono<ResponseEntity<byte[]>> eraseAccount(
            Account account, ExecutivePrincipal by, ServerWebExchange exchange) {
        return actions.run(AccountAction.ERASE, account.accountId(), by)
                .map(acted -> isDone(acted)
                        ? pages.seeOther(exchange.getRequest(), AccountListPages.PATH, "done", "erased")
                        : rejectAction(erasurePage(account), exchange));
    }

    /** False when no executive would be left. */
    private static boolean isDone(ActionResult acted) {
        return switch (acted) {
            case ActionResult.Done done -> true;
            case ActionResult.AlreadyApplied already -> true;
            case ActionResult.LastExecutive last -> false;
        };
    }

    private ResponseEntity<byte[]> rejectAction(PageModel page, ServerWebExchange exchange) {
        return pages.renderPage(
                exchange.getRequest(), withNotice(page, "bad", "last-executive").status(HttpStatus.CONFLICT));
    }

    private static PageModel erasurePage(Account account) {
        return PageModel.of("executive-erase")
                .with("account", AccountSummary.fromAccount(account))
                .with("differs", false);
    }

    static PageModel withNotice(PageModel page, String kind, String key) {
        return page.with("notice", "console." + key).with("noticeKind", kind);
    }
}
