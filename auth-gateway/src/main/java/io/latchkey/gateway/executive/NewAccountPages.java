package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Creating;
import io.latchkey.gateway.directory.Creation;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.directory.Person;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The page to create an account on. */
@Controller
@RequestMapping("/executive/new")
class NewAccountPages {
    private static final Page FORM = Page.of("executive-new")
            .with("roles", List.of())
            .with("language", "en")
            .with("taken", null);

    private final Creating creating;
    private final Directory directory;
    private final Pages pages;

    NewAccountPages(Creating creating, Directory directory, Pages pages) {
        this.creating = creating;
        this.directory = directory;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> open(ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        return pages.show(exchange.getRequest(), FORM);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> create(ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        return PageForm.of(exchange).map(PersonForm::new).flatMap(form -> {
            if (form.emailProblem() != null || form.nameProblem() != null) {
                return Mono.just(pages.show(exchange.getRequest(), incomplete(form)));
            }
            var person = new Person(form.email().orElseThrow(), form.name(), form.language(), form.roles());
            return creating.create(person, by.accountId()).flatMap(creation -> answer(creation, form, exchange));
        });
    }

    private Mono<ResponseEntity<byte[]>> answer(Creation creation, PersonForm form, ServerWebExchange exchange) {
        return switch (creation) {
            case Creation.Created created ->
                Mono.just(pages.seeOther(
                        exchange.getRequest(), AccountPages.path(created.accountId()), "done", "created"));
            case Creation.EmailTaken taken ->
                directory
                        .byAddress(form.email().orElseThrow())
                        .map(Account::accountId)
                        .map(AccountPages::path)
                        .defaultIfEmpty(AccountListPages.PATH)
                        .map(holder -> pages.show(
                                exchange.getRequest(),
                                form.typedInto(FORM)
                                        .status(HttpStatus.CONFLICT)
                                        .with("taken", holder)
                                        .with("emailProblem", "taken")));
        };
    }

    private static Page incomplete(PersonForm form) {
        return form.typedInto(FORM)
                .status(HttpStatus.BAD_REQUEST)
                .with("emailProblem", form.emailProblem())
                .with("nameProblem", form.nameProblem());
    }
}
