package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountCreator.CreationResult;
import io.latchkey.gateway.directory.AccountCursor;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.AccountSearch;
import io.latchkey.gateway.directory.ProfileChange;
import io.latchkey.gateway.directory.ProfileValidator;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.gateway.executive.AccountEditor.EditResult;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PathUuid;
import io.latchkey.platform.web.RequestValidator;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Create, list, look at and change accounts. */
@RestController
@RequestMapping(path = AccountsApi.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class AccountsApi {
    static final String PATH = "/api/v1/accounts";

    private final AccountEditor editor;
    private final AccountDirectory directory;
    private final PageLanguages languages;

    AccountsApi(AccountEditor editor, AccountDirectory directory, PageLanguages languages) {
        this.editor = editor;
        this.directory = directory;
        this.languages = languages;
    }

    record CreatedAccount(UUID accountId) {}

    record AccountPageView(
            List<AccountView> accounts, @Nullable String next) {
        static AccountPageView fromResult(AccountSearch.ResultPage page) {
            AccountCursor next = page.next();
            return new AccountPageView(
                    page.accounts().stream().map(AccountView::fromAccount).toList(),
                    next == null ? null : next.toText());
        }
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CreatedAccount>> create(@RequestBody ProfileBody account, ServerWebExchange exchange) {
        ExecutivePrincipal executive = ExecutivePrincipal.requireExecutive(exchange);
        return editor.create(account.toProfile(languages), executive).map(AccountsApi::toResponse);
    }

    static ResponseEntity<CreatedAccount> toResponse(CreationResult creation) {
        return switch (creation) {
            case CreationResult.Created created ->
                ResponseEntity.created(URI.create(PATH + "/" + created.accountId()))
                        .body(new CreatedAccount(created.accountId()));
            case CreationResult.EmailTaken taken -> throw ExecutiveProblems.EMAIL_TAKEN.toException();
        };
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping
    Mono<AccountPageView> listAccounts(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit,
            ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        return directory
                .findPage(new AccountListQuery(q, after, limit).toSearch())
                .map(AccountPageView::fromResult);
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping("/{id}")
    Mono<AccountView> findAccount(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        return directory.requireById(PathUuid.parseOrNotFound(id)).map(AccountView::fromAccount);
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> updateAccount(@PathVariable String id, @RequestBody ProfileBody patch, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        return editor.edit(PathUuid.parseOrNotFound(id), patch.toProfileChange(languages), by)
                .flatMap(revision -> switch (revision) {
                    case EditResult.Applied made -> Mono.empty();
                    case EditResult.EmailTaken taken -> Mono.error(ExecutiveProblems.EMAIL_TAKEN.toException());
                    case EditResult.LastExecutive last -> Mono.error(ExecutiveProblems.LAST_EXECUTIVE.toException());
                });
    }

    /** An account as executives see it. */
    record AccountView(
            UUID accountId,
            String email,
            String displayName,
            AccountLocale locale,
            Set<AccountRole> roles,
            AccountStatus status,
            TwoFactorStatus twoFactor,
            Instant createdAt) {
        static AccountView fromAccount(Account account) {
            UserProfile person = account.person();
            return new AccountView(
                    account.accountId(),
                    person.email().value(),
                    person.displayName(),
                    person.locale(),
                    person.roles(),
                    account.status(),
                    account.twoFactor(),
                    account.createdAt());
        }
    }

    /** The account an executive asks for, or what is to be changed of one, as it came; prints masked. */
    record ProfileBody(
            @Nullable String email,
            @Nullable String displayName,
            @Nullable String locale,
            @Nullable List<@Nullable String> roles) {

        /** Fails with 400, naming everything that is wrong with it. */
        UserProfile toProfile(PageLanguages languages) {
            var check = new RequestValidator();
            var person = new ProfileValidator(check);
            Optional<EmailAddress> address = person.readEmail("/email", email);
            String name = person.readName("/displayName", displayName);
            Optional<AccountLocale> language = person.readLocale("/locale", locale, languages);
            Set<AccountRole> known = person.readRoles("/roles", roles);
            check.throwIfInvalid();
            return new UserProfile(address.orElseThrow(), name, language.orElseThrow(), known);
        }

        /** A field that is absent or null stays as it is; fails like {@link #toProfile}. */
        ProfileChange toProfileChange(PageLanguages languages) {
            var check = new RequestValidator();
            var person = new ProfileValidator(check);
            Optional<EmailAddress> address = email == null ? Optional.empty() : person.readEmail("/email", email);
            String name = displayName == null ? null : person.readName("/displayName", displayName);
            Optional<AccountLocale> language =
                    locale == null ? Optional.empty() : person.readLocale("/locale", locale, languages);
            Set<AccountRole> known = roles == null ? null : person.readRoles("/roles", roles);
            check.throwIfInvalid();
            return new ProfileChange(address.orElse(null), name, language.orElse(null), known);
        }

        @Override
        public String toString() {
            return "ProfileBody[***]";
        }
    }
}
