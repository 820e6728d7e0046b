package io.latchkey.gateway.account;

import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.session.Visitor;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import java.util.List;
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
final class OwnAccountPage {
    static final Page FORM = Page.of("account").with("reasons", List.of()).with("focus", "none");

    /** What may have brought somebody here; anything else in the address says nothing. */
    private static final Set<String> DONE = Set.of("password-changed", "session-ended", "language-saved");

    private final Sessions sessions;
    private final Pages pages;

    OwnAccountPage(Sessions sessions, Pages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    static Page told(ServerHttpRequest request) {
        String done = request.getQueryParams().getFirst("done");
        return done != null && DONE.contains(done) ? notice(FORM, "done." + done, "good") : FORM;
    }

    static Page notice(Page page, String key, String kind) {
        return page.with("notice", "account." + key).with("noticeKind", kind);
    }

    Mono<ResponseEntity<byte[]>> show(ServerHttpRequest request, Visitor.SignedIn visitor, Page state) {
        return sessions.own(visitor)
                .map(own -> pages.show(
                        request, state.with("who", Holder.of(visitor)).with("sessions", own)));
    }

    /** What is to be done for who is signed in; anybody else signs in first. */
    Mono<ResponseEntity<byte[]>> holder(
            ServerHttpRequest request, Function<Visitor.SignedIn, Mono<ResponseEntity<byte[]>>> action) {
        return sessions.visitor(request).flatMap(visitor -> switch (visitor) {
            case Visitor.SignedIn signedIn -> action.apply(signedIn);
            case Visitor.Anonymous nobody -> Mono.just(pages.seeOther(request, "/sign-in"));
        });
    }

    /** The same with what they sent. */
    Mono<ResponseEntity<byte[]>> form(
            ServerWebExchange exchange, BiFunction<Visitor.SignedIn, PageForm, Mono<ResponseEntity<byte[]>>> action) {
        return PageForm.of(exchange)
                .flatMap(form -> holder(exchange.getRequest(), visitor -> action.apply(visitor, form)));
    }
}
