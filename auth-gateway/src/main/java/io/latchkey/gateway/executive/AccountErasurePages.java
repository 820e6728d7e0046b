package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.AccountLifecycle;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.PathUuid;
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

/** The page on which an account is erased, by typing its address. */
@Controller
@RequestMapping("/executive/accounts/{id}/erase")
class AccountErasurePages {
    private final AccountPageBuilder builder;
    private final AccountActionService actions;
    private final PageRenderer pages;

    AccountErasurePages(AccountPageBuilder builder, AccountActionService actions, PageRenderer pages) {
        this.builder = builder;
        this.actions = actions;
        this.pages = pages;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> showForm(@PathVariable String id, ServerWebExchange exchange) {
        ExecutiveAccessFilter.requireExecutive(exchange);
        return builder.requireAccount(PathUuid.parseOrNotFound(id))
                .map(account -> pages.renderPage(exchange.getRequest(), buildForm(account)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> erase(@PathVariable String id, ServerWebExchange exchange) {
        ExecutiveAccessFilter.ExecutivePrincipal by = ExecutiveAccessFilter.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return builder.requireAccount(accountId).flatMap(account -> PageForm.fromExchange(exchange)
                .map(ProfileForm::new)
                .flatMap(form -> {
                    EmailAddress confirmed = form.parseEmail().orElse(null);
                    if (!account.person().email().equals(confirmed)) {
                        return Mono.just(pages.renderPage(
                                exchange.getRequest(),
                                buildForm(account)
                                        .status(HttpStatus.BAD_REQUEST)
                                        .with("differs", true)));
                    }
                    return actions.run(AccountAction.ERASE, accountId, by)
                            .map(acted -> toResponse(acted, account, exchange));
                }));
    }

    private ResponseEntity<byte[]> toResponse(
            AccountLifecycle.ActionResult acted, Account account, ServerWebExchange exchange) {
        return switch (acted) {
            case AccountLifecycle.ActionResult.Done done ->
                pages.seeOther(exchange.getRequest(), AccountListPages.PATH, "done", "erased");
            case AccountLifecycle.ActionResult.AlreadyApplied already ->
                pages.seeOther(exchange.getRequest(), AccountListPages.PATH, "done", "erased");
            case AccountLifecycle.ActionResult.NoSuchAccount none -> throw CommonProblems.NOT_FOUND.toException();
            case AccountLifecycle.ActionResult.LastExecutive last ->
                pages.renderPage(
                        exchange.getRequest(),
                        AccountPages.withNotice(buildForm(account), "bad", "last-executive")
                                .status(HttpStatus.CONFLICT));
        };
    }

    private static PageModel buildForm(Account account) {
        return PageModel.of("executive-erase")
                .with("account", AccountPageBuilder.AccountSummary.fromAccount(account))
                .with("differs", false);
    }
}
