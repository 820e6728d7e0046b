package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.clients.ChallengeCall.Code;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.PageModel;
import io.latchkey.gateway.web.PageRenderer;
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
class SignInCodePages {
    private final SecondFactorSignIn challenges;
    private final SecondFactorResponses secondSteps;
    private final PageRenderer pages;

    SignInCodePages(SecondFactorSignIn challenges, SecondFactorResponses secondSteps, PageRenderer pages) {
        this.challenges = challenges;
        this.secondSteps = secondSteps;
        this.pages = pages;
    }

    /** The page is an answer to a form and has no address of its own. */
    @GetMapping
    ResponseEntity<byte[]> redirectToSignIn(ServerHttpRequest request) {
        return pages.seeOther(request, "/sign-in");
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> submitCode(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            SecretValue challenge = new SecretValue(form.text("challenge"));
            boolean recovery = form.hasField("recoveryCode") != form.hasField("instead");
            PageModel step = secondSteps.codePage(challenge).with("recovery", recovery);
            if (form.hasField("instead")) {
                return Mono.just(pages.show(request, step));
            }
            SecretValue typed = new SecretValue(form.text(recovery ? "recoveryCode" : "oneTimePassword"));
            if (typed.value().isEmpty()) {
                return Mono.just(
                        pages.show(request, step.status(HttpStatus.BAD_REQUEST).with("codeProblem", "missing")));
            }
            Code code = recovery ? new Code.RecoveryCode(typed) : new Code.OneTimePassword(typed);
            return challenges.verifyCode(challenge, code, request).map(outcome -> submitCode(exchange, step, outcome));
        });
    }

    private ResponseEntity<byte[]> submitCode(ServerWebExchange exchange, PageModel step, SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> secondSteps.redirectSignedIn(exchange, signedIn);
            case SignInOutcome.Refused refused ->
                pages.show(exchange.getRequest(), SecondFactorForm.afterRefusal(step, refused.why()));
        };
    }
}
