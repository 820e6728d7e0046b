package io.latchkey.gateway.privilege;

import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.privilege.SessionProver.TypedProof;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.trail.RefusalNotes;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The answer to any form whose act needs a fresh session: the same form once more, what was typed hidden in it, with the
 * fields of a proof. Its submit goes where the form went; the guard proves, then the act is done.
 */
@Component
final class ReauthenticationPages {
    private static final PageModel FORM = PageModel.of("reauthenticate").status(HttpStatus.FORBIDDEN);
    private static final int ACCOUNT_SEGMENT = 2;

    /** What the page has words for, by the end of the form's path or by its button. */
    private static final Set<String> ACTS = Set.of(
            "new",
            "address",
            "person",
            "invitation",
            "lifting",
            "erase",
            "disable",
            "enable",
            "require",
            "reset",
            "remove",
            "end-sessions",
            "two-factor",
            "operations");

    private final SessionProver prover;
    private final AccountDirectory directory;
    private final PageRenderer renderer;

    ReauthenticationPages(SessionProver prover, AccountDirectory directory, PageRenderer renderer) {
        this.prover = prover;
        this.directory = directory;
        this.renderer = renderer;
    }

    /** What the proof of a form comes to. */
    Mono<ProofResult> prove(ServerWebExchange exchange, SignedIn holder, TypedProof typed) {
        return typed.password().value().isEmpty()
                ? Mono.just(new ProofResult.PasswordMissing())
                : prover.prove(holder, typed, exchange.getRequest());
    }

    /** @param result of a proof that came with the form; null where none did */
    Mono<Void> writePage(ServerWebExchange exchange, SignedIn holder, PageForm form, @Nullable ProofResult result) {
        ServerHttpRequest request = exchange.getRequest();
        if (result == null) {
            RefusalNotes.noteProblem(
                    request, ActRefusal.REAUTHENTICATION_REQUIRED.problem().name());
        }
        boolean enrolled = holder.account().twoFactor() == TwoFactorStatus.ENROLLED;
        return findTarget(request)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(target -> FORM.with("act", findAct(request, form))
                        .with("target", target.map(Account::person).orElse(null))
                        .with("action", request.getPath().value())
                        .with("leave", request.getPath().value().startsWith("/executive") ? "/executive" : "/account")
                        .with("fields", ProofForm.listOtherFields(form))
                        .with("code", enrolled))
                .map(page -> result == null ? page : withResult(page, result))
                .flatMap(page -> PageRenderer.writeTo(exchange.getResponse(), renderer.renderPage(request, page)));
    }

    private static PageModel withResult(PageModel page, ProofResult result) {
        return switch (result) {
            case ProofResult.Proved proved -> page;
            case ProofResult.WrongPassword wrong ->
                page.with("passwordProblem", "wrong").status(HttpStatus.UNAUTHORIZED);
            case ProofResult.PasswordMissing missing ->
                page.with("passwordProblem", "missing").status(HttpStatus.BAD_REQUEST);
            case ProofResult.CodeMissing missing ->
                page.with("code", true).with("codeProblem", "missing").status(HttpStatus.UNAUTHORIZED);
            case ProofResult.WrongCode wrong ->
                page.with("code", true).with("codeProblem", "wrong").status(HttpStatus.UNAUTHORIZED);
            case ProofResult.TooMany many ->
                page.with("notice", "account.too-many").asTooManyRequests(many.retryAfter());
            case ProofResult.Unavailable away ->
                page.with("notice", "account.busy").asUnavailable(away.retryAfter());
        };
    }

    private static @Nullable String findAct(ServerHttpRequest request, PageForm form) {
        List<String> segments = listSegments(request);
        String act = segments.getLast().equals("action") ? form.text("action") : segments.getLast();
        return ACTS.contains(act) ? act : null;
    }

    private Mono<Account> findTarget(ServerHttpRequest request) {
        List<String> segments = listSegments(request);
        return segments.size() > ACCOUNT_SEGMENT && segments.get(1).equals("accounts")
                ? Mono.justOrEmpty(UuidFactory.parseUuid(segments.get(ACCOUNT_SEGMENT)))
                        .flatMap((UUID accountId) -> directory.findById(accountId))
                : Mono.empty();
    }

    private static List<String> listSegments(ServerHttpRequest request) {
        return request.getPath().pathWithinApplication().elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                .toList();
    }
}
