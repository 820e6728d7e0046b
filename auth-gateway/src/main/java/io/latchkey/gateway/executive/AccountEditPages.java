package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.ProfileChange;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.PathUuid;
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
class AccountEditPages {
    private final AccountPageBuilder builder;
    private final AccountEditor editor;
    private final PageRenderer pages;
    private final PageLanguages languages;

    AccountEditPages(AccountPageBuilder builder, AccountEditor editor, PageRenderer pages, PageLanguages languages) {
        this.builder = builder;
        this.editor = editor;
        this.pages = pages;
        this.languages = languages;
    }

    @PostMapping("/address")
    Mono<ResponseEntity<byte[]>> changeAddress(@PathVariable String id, ServerWebExchange exchange) {
        ExecutiveAccessFilter.ExecutivePrincipal by = ExecutiveAccessFilter.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return PageForm.fromExchange(exchange).map(ProfileForm::new).flatMap(form -> {
            if (form.emailProblem() != null) {
                return redisplayForm(accountId, exchange, page -> wrongAddress(page, form, form.emailProblem()));
            }
            var change = new ProfileChange(form.parseEmail().orElseThrow(), null, null, null);
            return editor.edit(accountId, change, by)
                    .flatMap(revision -> toResponse(revision, accountId, form, exchange));
        });
    }

    @PostMapping("/person")
    Mono<ResponseEntity<byte[]>> updateProfile(@PathVariable String id, ServerWebExchange exchange) {
        ExecutiveAccessFilter.ExecutivePrincipal by = ExecutiveAccessFilter.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return PageForm.fromExchange(exchange).map(ProfileForm::new).flatMap(form -> {
            if (form.nameProblem() != null) {
                return redisplayForm(accountId, exchange, page -> page.status(HttpStatus.BAD_REQUEST)
                        .with("name", form.displayName())
                        .with("nameProblem", form.nameProblem()));
            }
            var change =
                    new ProfileChange(null, form.displayName(), form.selectedLanguage(languages), form.selectedRoles());
            return editor.edit(accountId, change, by)
                    .flatMap(revision -> toResponse(revision, accountId, form, exchange));
        });
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            AccountEditor.EditResult revision, UUID accountId, ProfileForm form, ServerWebExchange exchange) {
        return switch (revision) {
            case AccountEditor.EditResult.Applied made ->
                Mono.just(pages.seeOther(
                        exchange.getRequest(),
                        AccountPages.accountPath(accountId),
                        "done",
                        made.moved() ? "moved" : "saved"));
            case AccountEditor.EditResult.EmailTaken taken ->
                redisplayForm(accountId, exchange, page -> wrongAddress(page, form, "taken")
                        .status(HttpStatus.CONFLICT));
            case AccountEditor.EditResult.LastExecutive last ->
                redisplayForm(accountId, exchange, page -> AccountPages.withNotice(page, "bad", "last-executive")
                        .status(HttpStatus.CONFLICT));
            case AccountEditor.EditResult.ReauthenticationRequired stale ->
                redisplayForm(accountId, exchange, page -> AccountPages.withNotice(page, "bad", "reauthenticate")
                        .with("signInAgain", "/sign-in?next=" + AccountPages.accountPath(accountId))
                        .status(HttpStatus.FORBIDDEN));
            case AccountEditor.EditResult.NoSuchAccount none -> Mono.error(CommonProblems.NOT_FOUND.toException());
        };
    }

    private static PageModel wrongAddress(PageModel page, ProfileForm form, @Nullable String problem) {
        return page.status(HttpStatus.BAD_REQUEST)
                .with("address", form.typedEmail())
                .with("addressProblem", problem);
    }

    private Mono<ResponseEntity<byte[]>> redisplayForm(
            UUID accountId, ServerWebExchange exchange, UnaryOperator<PageModel> change) {
        return builder.buildPage(accountId).map(page -> pages.renderPage(exchange.getRequest(), change.apply(page)));
    }
}
