package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.web.NextPath;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.Pages;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The pages that follow the first step. The challenge travels in a hidden field, never in an address. */
@Component
final class SecondSteps {
    private final Challenges challenges;
    private final Pages pages;
    private final NextPath next;

    SecondSteps(Challenges challenges, Pages pages, NextPath next) {
        this.challenges = challenges;
        this.pages = pages;
        this.next = next;
    }

    /** Signed in: on to where the way in led from, or to the account. */
    ResponseEntity<byte[]> enter(ServerWebExchange exchange, SignInOutcome.SignedIn signedIn) {
        keep(exchange, signedIn);
        return pages.onward(exchange.getRequest(), next, "/account");
    }

    /** Hands the browser its cookies. */
    void keep(ServerWebExchange exchange, SignInOutcome.SignedIn signedIn) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        signedIn.cookies().forEach(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString()));
    }

    /** Where a code is asked for. */
    Page code(Secret challenge) {
        return Page.of("sign-in-code").with("challenge", challenge.value()).with("recovery", false);
    }

    /** Where a phone is set up. */
    Mono<ResponseEntity<byte[]>> enrolment(ServerHttpRequest request, Secret challenge) {
        return enrolment(request, challenge, UnaryOperator.identity());
    }

    /** The same once more, with what went wrong. */
    Mono<ResponseEntity<byte[]>> enrolment(ServerHttpRequest request, Secret challenge, UnaryOperator<Page> change) {
        return challenges.offer(challenge).map(offer -> switch (offer) {
            case Offer.Made made -> pages.show(request, change.apply(EnrolmentForm.of(challenge, made)));
            case Offer.Refused refused -> pages.show(request, StepForm.again(SignInForm.FORM, refused.why()));
        });
    }
}
