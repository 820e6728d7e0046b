package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountPage;
import io.latchkey.gateway.directory.Creating;
import io.latchkey.gateway.directory.Creation;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.directory.Position;
import io.latchkey.gateway.web.PathId;
import io.latchkey.gateway.web.Problems;
import java.net.URI;
import java.util.List;
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

    private final Creating creating;
    private final Revising revising;
    private final Directory directory;

    AccountsApi(Creating creating, Revising revising, Directory directory) {
        this.creating = creating;
        this.revising = revising;
        this.directory = directory;
    }

    record CreatedView(UUID accountId) {}

    record PageView(List<AccountView> accounts, @Nullable String next) {
        static PageView of(AccountPage page) {
            Position next = page.next();
            return new PageView(
                    page.accounts().stream().map(AccountView::of).toList(), next == null ? null : next.text());
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CreatedView>> create(@RequestBody NewAccount account, ServerWebExchange exchange) {
        Executive executive = ExecutivesOnly.executive(exchange);
        return creating.create(account.person(), executive.accountId()).map(AccountsApi::answer);
    }

    static ResponseEntity<CreatedView> answer(Creation creation) {
        return switch (creation) {
            case Creation.Created created ->
                ResponseEntity.created(URI.create(PATH + "/" + created.accountId()))
                        .body(new CreatedView(created.accountId()));
            case Creation.EmailTaken taken -> throw ExecutiveProblems.EMAIL_TAKEN.asException();
        };
    }

    @GetMapping
    Mono<PageView> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit,
            ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        return directory.find(new ListQuery(q, after, limit).search()).map(PageView::of);
    }

    @GetMapping("/{id}")
    Mono<AccountView> one(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        return directory
                .byId(PathId.read(id))
                .map(AccountView::of)
                .switchIfEmpty(Mono.error(Problems.NOT_FOUND::asException));
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> change(@PathVariable String id, @RequestBody AccountPatch patch, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        return revising.revise(PathId.read(id), patch.change(), by).flatMap(revision -> switch (revision) {
            case Revision.Made made -> Mono.empty();
            case Revision.EmailTaken taken -> Mono.error(ExecutiveProblems.EMAIL_TAKEN.asException());
            case Revision.LastExecutive last -> Mono.error(ExecutiveProblems.LAST_EXECUTIVE.asException());
            case Revision.ReauthenticationRequired stale ->
                Mono.error(ExecutiveProblems.REAUTHENTICATION_REQUIRED.asException());
            case Revision.NoSuchAccount none -> Mono.error(Problems.NOT_FOUND.asException());
        });
    }
}
