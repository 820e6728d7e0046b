package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountCreator;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
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
    private static final PageModel FORM = PageModel.of("executive-new")
            .with("roles", List.of())
            .with("language", AccountLocale.ENGLISH.code())
            .with("taken", null);

    private final AccountCreator creator;
    private final AccountDirectory directory;
    private final PageRenderer pages;
    private final PageLanguages languages;

    NewAccountPages(AccountCreator creator, AccountDirectory directory, PageRenderer pages, PageLanguages languages) {
        this.creator = creator;
        this.directory = directory;
        this.pages = pages;
        this.languages = languages;
    }

    @GetMapping
    ResponseEntity<byte[]> showForm(ServerWebExchange exchange) {
        ExecutiveAccessFilter.requireExecutive(exchange);
        return pages.renderPage(exchange.getRequest(), FORM);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> create(ServerWebExchange exchange) {
        ExecutiveAccessFilter.ExecutivePrincipal by = ExecutiveAccessFilter.requireExecutive(exchange);
        return PageForm.fromExchange(exchange).map(ProfileForm::new).flatMap(form -> {
            if (form.emailProblem() != null || form.nameProblem() != null) {
                return Mono.just(pages.renderPage(exchange.getRequest(), withProblems(form)));
            }
            var profile = new UserProfile(
                    form.parseEmail().orElseThrow(),
                    form.displayName(),
                    form.selectedLanguage(languages),
                    form.selectedRoles());
            return creator.create(profile, by.accountId()).flatMap(creation -> toResponse(creation, form, exchange));
        });
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            AccountCreator.CreationResult creation, ProfileForm form, ServerWebExchange exchange) {
        return switch (creation) {
            case AccountCreator.CreationResult.Created created ->
                Mono.just(pages.seeOther(
                        exchange.getRequest(), AccountPages.accountPath(created.accountId()), "done", "created"));
            case AccountCreator.CreationResult.EmailTaken taken ->
                directory
                        .findByAddress(form.parseEmail().orElseThrow())
                        .map(Account::accountId)
                        .map(AccountPages::accountPath)
                        .defaultIfEmpty(AccountListPages.PATH)
                        .map(holder -> pages.renderPage(
                                exchange.getRequest(),
                                form.fillPage(FORM)
                                        .status(HttpStatus.CONFLICT)
                                        .with("taken", holder)
                                        .with("emailProblem", "taken")));
        };
    }

    private static PageModel withProblems(ProfileForm form) {
        return form.fillPage(FORM)
                .status(HttpStatus.BAD_REQUEST)
                .with("emailProblem", form.emailProblem())
                .with("nameProblem", form.nameProblem());
    }
}
