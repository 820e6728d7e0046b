package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.web.RedirectValidator;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The pages that follow the first step. The challenge travels in a hidden field, never in an address. */
@Component
final class SecondFactorResponses {
    private final PageRenderer renderer;
    private final RedirectValidator next;

    SecondFactorResponses(PageRenderer renderer, RedirectValidator next) {
        this.renderer = renderer;
        this.next = next;
    }

    /** Signed in: on to where the way in led from, or to the account. */
    ResponseEntity<byte[]> redirectSignedIn(ServerWebExchange exchange, SignInOutcome.SignedIn signedIn) {
        signedIn.addCookies(exchange.getResponse().getHeaders());
        ServerHttpRequest request = exchange.getRequest();
        var target = next.resolveTarget(request.getQueryParams().getFirst("next"));
        return renderer.redirectToNext(request, target, "/account");
    }

    /** Where a code is asked for. */
    PageModel codePage(SecretValue challenge) {
        return PageModel.of("sign-in-code").with("challenge", challenge.value()).with("recovery", false);
    }
}
