package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.peers.CodeQuestion.Code;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
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

/** The second step for who has a phone set up: its code, or a recovery code. */
@Controller
@RequestMapping("/sign-in/code")
class CodePages {
    private final Challenges challenges;
    private final SecondSteps secondSteps;
    private final Pages pages;

    CodePages(Challenges challenges, SecondSteps secondSteps, Pages pages) {
        this.challenges = challenges;
        this.secondSteps = secondSteps;
        this.pages = pages;
    }

    /** The page is an answer to a form and has no address of its own. */
    @GetMapping
    ResponseEntity<byte[]> opened(ServerHttpRequest request) {
        return pages.seeOther(request, "/sign-in");
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> answer(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.of(exchange).flatMap(form -> {
            Secret challenge = new Secret(form.text("challenge"));
            boolean recovery = form.has("recoveryCode") != form.has("instead");
            Page step = secondSteps.code(challenge).with("recovery", recovery);
            if (form.has("instead")) {
                return Mono.just(pages.show(request, step));
            }
            Secret typed = new Secret(form.text(recovery ? "recoveryCode" : "oneTimePassword"));
            if (typed.value().isEmpty()) {
                return Mono.just(
                        pages.show(request, step.status(HttpStatus.BAD_REQUEST).with("codeProblem", "missing")));
            }
            Code code = recovery ? new Code.RecoveryCode(typed) : new Code.OneTimePassword(typed);
            return challenges.answer(challenge, code, request).map(outcome -> answer(exchange, step, outcome));
        });
    }

    private ResponseEntity<byte[]> answer(ServerWebExchange exchange, Page step, SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> secondSteps.enter(exchange, signedIn);
            case SignInOutcome.Refused refused ->
                pages.show(exchange.getRequest(), StepForm.again(step, refused.why()));
        };
    }
}
