package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.web.PageModel;
import io.latchkey.gateway.web.PageRenderer;
import io.latchkey.gateway.web.RedirectValidator;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The pages that follow the first step. The challenge travels in a hidden field, never in an address. */
@Component
final class SecondFactorResponses {
    private final SecondFactorSignIn challenges;
    private final PageRenderer pages;
    private final RedirectValidator next;

    SecondFactorResponses(SecondFactorSignIn challenges, PageRenderer pages, RedirectValidator next) {
        this.challenges = challenges;
        this.pages = pages;
        this.next = next;
    }

    /** Signed in: on to where the way in led from, or to the account. */
    ResponseEntity<byte[]> redirectSignedIn(ServerWebExchange exchange, SignInOutcome.SignedIn signedIn) {
        addCookies(exchange, signedIn);
        return pages.redirectToNext(exchange.getRequest(), next, "/account");
    }

    /** Hands the browser its cookies. */
    void addCookies(ServerWebExchange exchange, SignInOutcome.SignedIn signedIn) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        signedIn.cookies().forEach(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString()));
    }

    /** Where a code is asked for. */
    PageModel codePage(SecretValue challenge) {
        return PageModel.of("sign-in-code").with("challenge", challenge.value()).with("recovery", false);
    }

    /** Where a phone is set up. */
    Mono<ResponseEntity<byte[]>> renderEnrolment(ServerHttpRequest request, SecretValue challenge) {
        return renderEnrolment(request, challenge, UnaryOperator.identity());
    }

    /** The same once more, with what went wrong. */
    Mono<ResponseEntity<byte[]>> renderEnrolment(
            ServerHttpRequest request, SecretValue challenge, UnaryOperator<PageModel> change) {
        return challenges.offerEnrolment(challenge).map(offer -> switch (offer) {
            case SecondFactorSignIn.EnrolmentOffer.Made made ->
                pages.show(request, change.apply(EnrolmentForm.buildPage(challenge, made)));
            case SecondFactorSignIn.EnrolmentOffer.Refused refused ->
                pages.show(request, SecondFactorForm.afterRefusal(SignInForm.FORM, refused.why()));
        });
    }
}
