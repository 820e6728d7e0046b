package io.latchkey.gateway.account;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The holder's page in whatever state: who they are, their sessions, and what was done or went wrong. */
@Component
final class OwnAccountRenderer {
    static final PageModel FORM =
            PageModel.of("account").with("reasons", List.of()).with("focus", "none");

    /** What may have brought somebody here; anything else in the address says nothing. */
    private static final Set<String> DONE = Set.of("password-changed", "session-ended", "language-saved");

    /** Why the set-up of an app ended here. */
    private static final Set<String> FAILED = Set.of("over", "busy");

    private final SessionService sessions;
    private final PageRenderer renderer;

    OwnAccountRenderer(SessionService sessions, PageRenderer renderer) {
        this.sessions = sessions;
        this.renderer = renderer;
    }

    static PageModel withDoneNotice(ServerHttpRequest request) {
        String done = request.getQueryParams().getFirst("done");
        String failed = request.getQueryParams().getFirst("failed");
        if (failed != null && FAILED.contains(failed)) {
            return withNotice(FORM, "failed." + failed, "bad");
        }
        return done != null && DONE.contains(done) ? withNotice(FORM, "done." + done, "good") : FORM;
    }

    static PageModel withNotice(PageModel page, String key, String kind) {
        return page.with("notice", "account." + key).with("noticeKind", kind);
    }

    Mono<ResponseEntity<byte[]>> renderPage(ServerHttpRequest request, SignedIn principal, PageModel state) {
        return sessions.listOwnSessions(principal)
                .map(own -> renderer.renderPage(
                        request,
                        // Nobody else chooses a word of it: what came with the request only says which notice is shown.
                        state.with("who", HolderView.fromPrincipal(principal))
                                .with("sessions", own)
                                .plain()));
    }

    /** What is to be done for who is signed in; anybody else signs in first. */
    Mono<ResponseEntity<byte[]>> withHolder(
            ServerHttpRequest request, Function<SignedIn, Mono<ResponseEntity<byte[]>>> action) {
        return sessions.findPrincipal(request).flatMap(principal -> switch (principal) {
            case SignedIn signedIn -> action.apply(signedIn);
            case SessionPrincipal.Anonymous anonymous -> Mono.just(renderer.seeOther(request, "/sign-in"));
        });
    }

    /** The same with what they sent. */
    Mono<ResponseEntity<byte[]>> withHolderForm(
            ServerWebExchange exchange, BiFunction<SignedIn, PageForm, Mono<ResponseEntity<byte[]>>> action) {
        return PageForm.fromExchange(exchange)
                .flatMap(form -> withHolder(exchange.getRequest(), principal -> action.apply(principal, form)));
    }

    /**
     * What the page says of its reader.
     *
     * @param twoFactor {@code off}, {@code required} or {@code enrolled}
     * @param language the code of the one their mails are in
     * @param executive whether the console is theirs, too
     * @param operations whether the operations console is
     */
    record HolderView(
            String displayName,
            String email,
            List<String> roles,
            String twoFactor,
            String language,
            boolean executive,
            boolean operations,
            Instant expiresAt) {
        static HolderView fromPrincipal(SignedIn principal) {
            Account account = principal.account();
            UserProfile person = account.person();
            return new HolderView(
                    person.displayName(),
                    person.email().value(),
                    person.roles().stream().map(role -> messageKey(role.name())).toList(),
                    messageKey(account.twoFactor().name()),
                    person.locale().code(),
                    person.roles().contains(AccountRole.EXECUTIVE),
                    person.roles().contains(AccountRole.OPERATIONS),
                    principal.expiresAt());
        }

        private static String messageKey(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
