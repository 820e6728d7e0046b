package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import io.latchkey.gateway.web.RecoveryCodesPage;
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

/** The second step for who has yet to set up a phone: its first code, then the recovery codes, shown once. */
@Controller
@RequestMapping("/sign-in/enrolment")
class EnrolmentPages {
    private final Challenges challenges;
    private final SecondSteps secondSteps;
    private final Pages pages;

    EnrolmentPages(Challenges challenges, SecondSteps secondSteps, Pages pages) {
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
    Mono<ResponseEntity<byte[]>> enrol(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.of(exchange).flatMap(form -> {
            Secret challenge = new Secret(form.text("challenge"));
            Secret code = new Secret(form.text("oneTimePassword"));
            if (code.value().isEmpty()) {
                return secondSteps.enrolment(request, challenge, page -> page.status(HttpStatus.BAD_REQUEST)
                        .with("codeProblem", "missing"));
            }
            return challenges.enrol(challenge, code, request).flatMap(outcome -> answer(exchange, challenge, outcome));
        });
    }

    private Mono<ResponseEntity<byte[]>> answer(ServerWebExchange exchange, Secret challenge, SignInOutcome outcome) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> {
                secondSteps.keep(exchange, signedIn);
                Page codes = RecoveryCodesPage.of(signedIn.recoveryCodes(), true);
                yield Mono.just(pages.show(request, codes));
            }
            case SignInOutcome.Refused refused ->
                secondSteps.enrolment(request, challenge, page -> StepForm.again(page, refused.why()));
        };
    }
}
