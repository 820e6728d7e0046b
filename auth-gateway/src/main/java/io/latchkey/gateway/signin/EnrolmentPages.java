package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.PageModel;
import io.latchkey.gateway.web.PageRenderer;
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
    private final SecondFactorSignIn challenges;
    private final SecondFactorResponses secondSteps;
    private final PageRenderer pages;

    EnrolmentPages(SecondFactorSignIn challenges, SecondFactorResponses secondSteps, PageRenderer pages) {
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
    Mono<ResponseEntity<byte[]>> submitFirstCode(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            SecretValue challenge = new SecretValue(form.text("challenge"));
            SecretValue code = new SecretValue(form.text("oneTimePassword"));
            if (code.value().isEmpty()) {
                return secondSteps.renderEnrolment(request, challenge, page -> page.status(HttpStatus.BAD_REQUEST)
                        .with("codeProblem", "missing"));
            }
            return challenges
                    .completeEnrolment(challenge, code, request)
                    .flatMap(outcome -> toResponse(exchange, challenge, outcome));
        });
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            ServerWebExchange exchange, SecretValue challenge, SignInOutcome outcome) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> {
                secondSteps.addCookies(exchange, signedIn);
                PageModel codes = RecoveryCodesPage.buildPage(signedIn.recoveryCodes(), true);
                yield Mono.just(pages.show(request, codes));
            }
            case SignInOutcome.Refused refused ->
                secondSteps.renderEnrolment(
                        request, challenge, page -> SecondFactorForm.afterRefusal(page, refused.why()));
        };
    }
}
