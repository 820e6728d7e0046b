package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.gateway.directory.AccountCreator.CreationResult;
import io.latchkey.gateway.directory.ProfileChange;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.gateway.executive.AccountEditor.EditResult;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.PathUuid;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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

/** The console's forms about a person: that of a new account, and on an account's page its address and the rest. */
@Controller
@RequestMapping("/executive")
class ProfileFormPages {
    private static final PageModel NEW = PageModel.of("executive-new")
            .with("roles", List.of())
            .with("language", AccountLocale.ENGLISH.code())
            .with("taken", null);

    private final AccountEditor editor;
    private final AccountPageBuilder builder;
    private final PageRenderer pages;
    private final PageLanguages languages;

    ProfileFormPages(AccountEditor editor, AccountPageBuilder builder, PageRenderer pages, PageLanguages languages) {
        this.editor = editor;
        this.builder = builder;
        this.pages = pages;
        this.languages = languages;
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping("/new")
    ResponseEntity<byte[]> showForm(ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        return pages.renderPage(exchange.getRequest(), NEW);
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = "/new", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> create(ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        return PageForm.fromExchange(exchange).map(ProfileForm::new).flatMap(form -> {
            if (form.emailProblem() != null || form.nameProblem() != null) {
                return Mono.just(pages.renderPage(exchange.getRequest(), withProblems(form)));
            }
            var profile = new UserProfile(
                    form.parseEmail().orElseThrow(),
                    form.displayName(),
                    form.selectedLanguage(languages),
                    form.selectedRoles());
            return editor.create(profile, by).flatMap(creation -> toResponse(creation, form, exchange));
        });
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            CreationResult creation, ProfileForm form, ServerWebExchange exchange) {
        return switch (creation) {
            case CreationResult.Created created ->
                Mono.just(pages.seeOther(
                        exchange.getRequest(), AccountPages.accountPath(created.accountId()), "done", "created"));
            case CreationResult.EmailTaken taken ->
                builder.findPath(form.parseEmail().orElseThrow())
                        .map(holder -> pages.renderPage(
                                exchange.getRequest(),
                                form.fillPage(NEW)
                                        .status(HttpStatus.CONFLICT)
                                        .with("taken", holder)
                                        .with("emailProblem", "taken")));
        };
    }

    private static PageModel withProblems(ProfileForm form) {
        return form.fillPage(NEW)
                .status(HttpStatus.BAD_REQUEST)
                .with("emailProblem", form.emailProblem())
                .with("nameProblem", form.nameProblem());
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = "/accounts/{id}/address", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> changeAddress(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return PageForm.fromExchange(exchange).map(ProfileForm::new).flatMap(form -> {
            if (form.emailProblem() != null) {
                return redisplayForm(accountId, exchange, page -> wrongAddress(page, form, form.emailProblem()));
            }
            var change = new ProfileChange(form.parseEmail().orElseThrow(), null, null, null);
            return editor.edit(accountId, change, by).flatMap(result -> toResponse(result, accountId, form, exchange));
        });
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = "/accounts/{id}/person", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> updateProfile(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        UUID accountId = PathUuid.parseOrNotFound(id);
        return PageForm.fromExchange(exchange).map(ProfileForm::new).flatMap(form -> {
            if (form.nameProblem() != null) {
                return redisplayForm(accountId, exchange, page -> page.status(HttpStatus.BAD_REQUEST)
                        .with("name", form.displayName())
                        .with("nameProblem", form.nameProblem()));
            }
            var change =
                    new ProfileChange(null, form.displayName(), form.selectedLanguage(languages), form.selectedRoles());
            return editor.edit(accountId, change, by).flatMap(result -> toResponse(result, accountId, form, exchange));
        });
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            EditResult result, UUID accountId, ProfileForm form, ServerWebExchange exchange) {
        return switch (result) {
            case EditResult.Applied made ->
                Mono.just(pages.seeOther(
                        exchange.getRequest(),
                        AccountPages.accountPath(accountId),
                        "done",
                        made.moved() ? "moved" : "saved"));
            case EditResult.EmailTaken taken ->
                redisplayForm(accountId, exchange, page -> wrongAddress(page, form, "taken")
                        .status(HttpStatus.CONFLICT));
            case EditResult.LastExecutive last ->
                redisplayForm(accountId, exchange, page -> AccountPages.withNotice(page, "bad", "last-executive")
                        .status(HttpStatus.CONFLICT));
        };
    }

    private static PageModel wrongAddress(PageModel page, ProfileForm form, @Nullable String problem) {
        return page.status(HttpStatus.BAD_REQUEST)
                .with("address", form.typedEmail())
                .with("addressProblem", problem);
    }

    private Mono<ResponseEntity<byte[]>> redisplayForm(
            UUID accountId, ServerWebExchange exchange, UnaryOperator<PageModel> change) {
        return builder.buildPage(accountId, exchange)
                .map(page -> pages.renderPage(exchange.getRequest(), change.apply(page)));
    }
}
