package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.web.RecoveryCodesPage;
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

/** The second step of a holder who has no app yet: its first code, then the recovery codes, shown once. */
@Controller
@RequestMapping("/sign-in/enrolment")
class EnrolmentPages {
    private final SecondFactorSignIn secondFactor;
    private final SecondFactorResponses responses;
    private final PageRenderer renderer;

    EnrolmentPages(SecondFactorSignIn secondFactor, SecondFactorResponses responses, PageRenderer renderer) {
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
    Mono<ResponseEntity<byte[]>> submitFirstCode(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            SecretValue challenge = new SecretValue(form.text("challenge"));
            SecretValue code = new SecretValue(form.text("oneTimePassword"));
            if (code.value().isEmpty()) {
                return responses.renderEnrolment(request, challenge, page -> page.status(HttpStatus.BAD_REQUEST)
                        .with("codeProblem", "missing"));
            }
            return secondFactor
                    .completeEnrolment(challenge, code, request)
                    .flatMap(result -> result.fold(
                            outcome -> toResponse(exchange, challenge, outcome),
                            retryAfter -> responses.renderEnrolment(
                                    request, challenge, page -> SignInForm.temporarilyUnavailable(page, retryAfter))));
        });
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            ServerWebExchange exchange, SecretValue challenge, SignInOutcome outcome) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> {
                signedIn.addCookies(exchange.getResponse().getHeaders());
                PageModel codes = RecoveryCodesPage.buildPage(signedIn.recoveryCodes(), true);
                yield Mono.just(renderer.renderPage(request, codes));
            }
            case SignInOutcome.Refused refused ->
                responses.renderEnrolment(
                        request, challenge, page -> SecondFactorForm.afterRefusal(page, refused.reason()));
        };
    }
}
