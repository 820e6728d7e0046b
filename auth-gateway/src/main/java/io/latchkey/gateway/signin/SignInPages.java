package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.proof.Proofs;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The page to sign in on. */
@Controller
@RequestMapping("/sign-in")
class SignInPages {
    /** What may have brought somebody here; anything else in the address says nothing. */
    private static final Set<String> DONE = Set.of("password-set", "signed-out", "sessions-ended");

    private final SignIns signIns;
    private final SecondSteps secondSteps;
    private final Proofs proofs;
    private final Pages pages;

    SignInPages(SignIns signIns, SecondSteps secondSteps, Proofs proofs, Pages pages) {
        this.signIns = signIns;
        this.secondSteps = secondSteps;
        this.proofs = proofs;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> open(ServerHttpRequest request) {
        String done = request.getQueryParams().getFirst("done");
        boolean told = done != null && DONE.contains(done);
        Page form = form(request);
        return pages.show(request, told ? SignInForm.notice(form, "done." + done, "good") : form);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> signIn(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.of(exchange).flatMap(form -> {
            String typed = form.text("email");
            Secret password = form.secret("password");
            Secret code = new Secret(form.text("oneTimePassword"));
            Page again = form(request)
                    .with("email", typed)
                    .with("codeOpen", !code.value().isEmpty());
            if (!password.value().isEmpty() && AddressRule.read(typed) instanceof AddressReading.WellFormed read) {
                var wish = new SignInWish(
                        read.address(), password, code.value().isEmpty() ? null : code, form.text("proof"));
                return signIns.signIn(wish, request).flatMap(outcome -> answer(exchange, again, outcome));
            }
            return Mono.just(pages.show(request, SignInForm.incomplete(again, typed, password)));
        });
    }

    private Page form(ServerHttpRequest request) {
        return SignInForm.FORM.with("proof", proofs.isLikelyAskedOf(request));
    }

    private Mono<ResponseEntity<byte[]>> answer(ServerWebExchange exchange, Page again, SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> Mono.just(secondSteps.enter(exchange, signedIn));
            case SignInOutcome.Refused refused -> refuse(exchange.getRequest(), again, refused.why());
        };
    }

    private Mono<ResponseEntity<byte[]>> refuse(ServerHttpRequest request, Page again, Refusal why) {
        return switch (why) {
            case Refusal.OneTimePasswordRequired code ->
                Mono.just(pages.show(request, secondSteps.code(code.challenge())));
            case Refusal.EnrolmentRequired phone -> secondSteps.enrolment(request, phone.challenge());
            case Refusal.InvalidCredentials wrong -> shown(request, SignInForm.refused(again));
            case Refusal.InvalidOneTimePassword wrong -> shown(request, SignInForm.wrongCode(again));
            case Refusal.TooManyAttempts many -> shown(request, SignInForm.tooMany(again, many.retryAfter()));
            case Refusal.ProofRequired work -> shown(request, SignInForm.proof(again, proofs.waitInstead()));
            case Refusal.ChallengeOver over -> shown(request, SignInForm.over());
            case Refusal.Unavailable away -> shown(request, SignInForm.busy(again, away.retryAfter()));
        };
    }

    private Mono<ResponseEntity<byte[]>> shown(ServerHttpRequest request, Page page) {
        return Mono.just(pages.show(request, page));
    }
}
