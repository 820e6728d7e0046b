package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.signin.SecondFactorSignIn.TypedCode;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
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

/** The second step of a holder who has an app: its code, or a recovery code. */
@Controller
@RequestMapping("/sign-in/code")
class SignInCodePages {
    private final SecondFactorSignIn secondFactor;
    private final SecondFactorResponses responses;
    private final PageRenderer renderer;

    SignInCodePages(SecondFactorSignIn secondFactor, SecondFactorResponses responses, PageRenderer renderer) {
        this.secondFactor = secondFactor;
        this.responses = responses;
        this.renderer = renderer;
    }

    /** The page is the response to a form and has no address of its own. */
    @GetMapping
    ResponseEntity<byte[]> redirectToSignIn(ServerHttpRequest request) {
        return renderer.seeOther(request, "/sign-in");
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> submitCode(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            SecretValue challenge = new SecretValue(form.text("challenge"));
            boolean recovery = form.hasField("recoveryCode") != form.hasField("instead");
            PageModel step = responses.codePage(challenge).with("recovery", recovery);
            if (form.hasField("instead")) {
                return Mono.just(renderer.renderPage(request, step));
            }
            SecretValue typed = new SecretValue(form.text(recovery ? "recoveryCode" : "oneTimePassword"));
            if (typed.value().isEmpty()) {
                return Mono.just(renderer.renderPage(
                        request, step.status(HttpStatus.BAD_REQUEST).with("codeProblem", "missing")));
            }
            TypedCode code = recovery ? new TypedCode.RecoveryCode(typed) : new TypedCode.OneTimePassword(typed);
            return secondFactor
                    .verifyCode(challenge, code, request)
                    .map(result -> result.fold(
                            outcome -> toResponse(exchange, step, outcome),
                            retryAfter ->
                                    renderer.renderPage(request, SignInForm.temporarilyUnavailable(step, retryAfter))));
        });
    }

    private ResponseEntity<byte[]> toResponse(ServerWebExchange exchange, PageModel step, SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> responses.redirectSignedIn(exchange, signedIn);
            case SignInOutcome.Refused refused ->
                renderer.renderPage(exchange.getRequest(), SecondFactorForm.afterRefusal(step, refused.reason()));
        };
    }
}
