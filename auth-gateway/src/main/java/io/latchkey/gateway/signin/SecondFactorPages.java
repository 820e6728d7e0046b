package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.signin.SecondFactorSignIn.TypedCode;
import io.latchkey.platform.access.RouteAccess;
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

/**
 * The second step: of a holder who has an app its code, or a recovery code; of one who has none yet its first code, and
 * then the recovery codes, shown once.
 */
@Controller
@RequestMapping("/sign-in")
class SecondFactorPages {
    private final SecondFactorSignIn secondFactor;
    private final EnrolmentFlow enrolment;
    private final SecondFactorResponses responses;
    private final PageRenderer renderer;

    SecondFactorPages(
            SecondFactorSignIn secondFactor,
            EnrolmentFlow enrolment,
            SecondFactorResponses responses,
            PageRenderer renderer) {
        this.secondFactor = secondFactor;
        this.enrolment = enrolment;
        this.responses = responses;
        this.renderer = renderer;
    }

    /** The pages are the response to a form and have no address of their own. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping({"/code", "/enrolment"})
    ResponseEntity<byte[]> redirectToSignIn(ServerHttpRequest request) {
        return renderer.seeOther(request, "/sign-in");
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(path = "/code", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
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
                return Mono.just(renderer.renderPage(request, missingCode(step)));
            }
            TypedCode code = recovery ? new TypedCode(null, typed) : new TypedCode(typed, null);
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
                renderer.renderPage(exchange.getRequest(), SignInForm.afterRefusal(step, refused.reason()));
        };
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(path = "/enrolment", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> submitFirstCode(ServerWebExchange exchange) {
        return enrolment.submitForm(exchange, EnrolmentPlace.SIGN_IN);
    }

    private static PageModel missingCode(PageModel step) {
        return step.status(HttpStatus.BAD_REQUEST).with("codeProblem", "missing");
    }
}
