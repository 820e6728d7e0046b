package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.Acted;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import io.latchkey.gateway.web.PathId;
import io.latchkey.gateway.web.Problems;
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
class ErasePages {
    private final AccountScreen screen;
    private final AccountActions actions;
    private final Pages pages;

    ErasePages(AccountScreen screen, AccountActions actions, Pages pages) {
        this.screen = screen;
        this.actions = actions;
        this.pages = pages;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> open(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        return screen.account(PathId.read(id)).map(account -> pages.show(exchange.getRequest(), form(account)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> erase(@PathVariable String id, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        UUID accountId = PathId.read(id);
        return screen.account(accountId)
                .flatMap(account -> PageForm.of(exchange).map(PersonForm::new).flatMap(form -> {
                    EmailAddress confirmed = form.email().orElse(null);
                    if (!account.person().email().equals(confirmed)) {
                        return Mono.just(pages.show(
                                exchange.getRequest(),
                                form(account).status(HttpStatus.BAD_REQUEST).with("differs", true)));
                    }
                    return actions.run(AccountAction.ERASE, accountId, by)
                            .map(acted -> answer(acted, account, exchange));
                }));
    }

    private ResponseEntity<byte[]> answer(Acted acted, Account account, ServerWebExchange exchange) {
        return switch (acted) {
            case Acted.Done done -> pages.seeOther(exchange.getRequest(), AccountListPages.PATH, "done", "erased");
            case Acted.AlreadySo already ->
                pages.seeOther(exchange.getRequest(), AccountListPages.PATH, "done", "erased");
            case Acted.NoSuchAccount none -> throw Problems.NOT_FOUND.asException();
            case Acted.LastExecutive last ->
                pages.show(
                        exchange.getRequest(),
                        AccountPages.notice(form(account), "bad", "last-executive")
                                .status(HttpStatus.CONFLICT));
        };
    }

    private static Page form(Account account) {
        return Page.of("executive-erase")
                .with("account", AccountCard.of(account))
                .with("differs", false);
    }
}
