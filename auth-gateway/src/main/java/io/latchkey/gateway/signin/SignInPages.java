package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import io.latchkey.gateway.web.SessionCookie;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The page to sign in on. */
@Controller
@RequestMapping("/sign-in")
class SignInPages {
    private static final Page FORM = Page.of("sign-in").with("focus", "email");
    /** What may have brought somebody here; anything else in the address says nothing. */
    private static final Set<String> DONE = Set.of("password-set", "signed-out");

    private final SignIns signIns;
    private final Pages pages;

    SignInPages(SignIns signIns, Pages pages) {
        this.signIns = signIns;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> open(ServerHttpRequest request) {
        String done = request.getQueryParams().getFirst("done");
        boolean told = done != null && DONE.contains(done);
        return pages.show(request, told ? notice(FORM, "done." + done, "good") : FORM);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> signIn(ServerWebExchange exchange) {
        return PageForm.of(exchange).flatMap(form -> {
            String typed = form.text("email");
            Secret password = form.secret("password");
            Page again = FORM.with("email", typed);
            if (!password.value().isEmpty() && AddressRule.read(typed) instanceof AddressReading.WellFormed read) {
                return decide(exchange, read.address(), password, again);
            }
            return Mono.just(pages.show(exchange.getRequest(), incomplete(again, typed, password)));
        });
    }

    private Mono<ResponseEntity<byte[]>> decide(
            ServerWebExchange exchange, EmailAddress address, Secret password, Page again) {
        ServerHttpRequest request = exchange.getRequest();
        return signIns.signIn(address, password, request).map(outcome -> switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> {
                exchange.getResponse()
                        .getHeaders()
                        .set(
                                HttpHeaders.SET_COOKIE,
                                SessionCookie.holding(signedIn.token().value()).toString());
                yield pages.seeOther(request, "/signed-in");
            }
            case SignInOutcome.InvalidCredentials invalid ->
                pages.show(
                        request,
                        notice(again, "refused", "bad")
                                .with("focus", "password")
                                .status(HttpStatus.UNAUTHORIZED));
            case SignInOutcome.Unavailable away ->
                pages.show(request, notice(again, "busy", "bad").tryAgain(away.retryAfter()));
        });
    }

    private static Page incomplete(Page again, String typed, Secret password) {
        boolean readable = AddressRule.read(typed) instanceof AddressReading.WellFormed;
        Page page = again.status(HttpStatus.BAD_REQUEST).with("focus", readable ? "password" : "email");
        Page withAddress = readable ? page : page.with("emailProblem", typed.isEmpty() ? "missing" : "malformed");
        return password.value().isEmpty() ? withAddress.with("passwordProblem", "missing") : withAddress;
    }

    private static Page notice(Page page, String key, String kind) {
        return page.with("notice", "sign-in." + key).with("noticeKind", kind);
    }
}
