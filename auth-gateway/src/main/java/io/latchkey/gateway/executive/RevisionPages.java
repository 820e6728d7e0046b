package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.PersonChange;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import io.latchkey.gateway.web.PathId;
import io.latchkey.gateway.web.Problems;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The two forms on an account's page that change its person: the address by itself, and the rest. */
@Controller
@RequestMapping(path = "/executive/accounts/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class RevisionPages {
    private final AccountScreen screen;
    private final Revising revising;
    private final Pages pages;

    RevisionPages(AccountScreen screen, Revising revising, Pages pages) {
        this.screen = screen;
        this.revising = revising;
        this.pages = pages;
    }

    @PostMapping("/address")
    Mono<ResponseEntity<byte[]>> move(@PathVariable String id, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        UUID accountId = PathId.read(id);
        return PageForm.of(exchange).map(PersonForm::new).flatMap(form -> {
            if (form.emailProblem() != null) {
                return again(accountId, exchange, page -> wrongAddress(page, form, form.emailProblem()));
            }
            var wish = new PersonChange(form.email().orElseThrow(), null, null, null);
            return revising.revise(accountId, wish, by)
                    .flatMap(revision -> answer(revision, accountId, form, exchange));
        });
    }

    @PostMapping("/person")
    Mono<ResponseEntity<byte[]>> revise(@PathVariable String id, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        UUID accountId = PathId.read(id);
        return PageForm.of(exchange).map(PersonForm::new).flatMap(form -> {
            if (form.nameProblem() != null) {
                return again(accountId, exchange, page -> page.status(HttpStatus.BAD_REQUEST)
                        .with("name", form.name())
                        .with("nameProblem", form.nameProblem()));
            }
            var wish = new PersonChange(null, form.name(), form.language(), form.roles());
            return revising.revise(accountId, wish, by)
                    .flatMap(revision -> answer(revision, accountId, form, exchange));
        });
    }

    private Mono<ResponseEntity<byte[]>> answer(
            Revision revision, UUID accountId, PersonForm form, ServerWebExchange exchange) {
        return switch (revision) {
            case Revision.Made made ->
                Mono.just(pages.seeOther(
                        exchange.getRequest(), AccountPages.path(accountId), "done", made.moved() ? "moved" : "saved"));
            case Revision.EmailTaken taken ->
                again(accountId, exchange, page -> wrongAddress(page, form, "taken")
                        .status(HttpStatus.CONFLICT));
            case Revision.LastExecutive last ->
                again(accountId, exchange, page -> AccountPages.notice(page, "bad", "last-executive")
                        .status(HttpStatus.CONFLICT));
            case Revision.ReauthenticationRequired stale ->
                again(accountId, exchange, page -> AccountPages.notice(page, "bad", "reauthenticate")
                        .with("signInAgain", "/sign-in?next=" + AccountPages.path(accountId))
                        .status(HttpStatus.FORBIDDEN));
            case Revision.NoSuchAccount none -> Mono.error(Problems.NOT_FOUND.asException());
        };
    }

    private static Page wrongAddress(Page page, PersonForm form, @Nullable String problem) {
        return page.status(HttpStatus.BAD_REQUEST)
                .with("address", form.typedEmail())
                .with("addressProblem", problem);
    }

    private Mono<ResponseEntity<byte[]>> again(UUID accountId, ServerWebExchange exchange, UnaryOperator<Page> said) {
        return screen.of(accountId).map(page -> pages.show(exchange.getRequest(), said.apply(page)));
    }
}
