package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.PageModel;
import io.latchkey.gateway.web.PageRenderer;
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

    private final PasswordSignIn signIns;
    private final SecondFactorResponses secondSteps;
    private final ProofOfWork proofs;
    private final PageRenderer pages;

    SignInPages(PasswordSignIn signIns, SecondFactorResponses secondSteps, ProofOfWork proofs, PageRenderer pages) {
        this.signIns = signIns;
        this.secondSteps = secondSteps;
        this.proofs = proofs;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> showForm(ServerHttpRequest request) {
        String done = request.getQueryParams().getFirst("done");
        boolean told = done != null && DONE.contains(done);
        PageModel form = blankForm(request);
        return pages.show(request, told ? SignInForm.withNotice(form, "done." + done, "good") : form);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> signIn(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            String typed = form.text("email");
            SecretValue password = form.secret("password");
            SecretValue code = new SecretValue(form.text("oneTimePassword"));
            PageModel again = blankForm(request)
                    .with("email", typed)
                    .with("codeOpen", !code.value().isEmpty());
            if (!password.value().isEmpty()
                    && EmailAddressParser.parse(typed) instanceof EmailAddressParser.ParsedAddress.WellFormed read) {
                var wish = new PasswordSignIn.Command(
                        read.address(), password, code.value().isEmpty() ? null : code, form.text("proof"));
                return signIns.signIn(wish, request).flatMap(outcome -> toResponse(exchange, again, outcome));
            }
            return Mono.just(pages.show(request, SignInForm.missingFields(again, typed, password)));
        });
    }

    private PageModel blankForm(ServerHttpRequest request) {
        return SignInForm.FORM.with("proof", proofs.isLikelyRequiredOf(request));
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            ServerWebExchange exchange, PageModel again, SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> Mono.just(secondSteps.redirectSignedIn(exchange, signedIn));
            case SignInOutcome.Refused refused -> renderRefusal(exchange.getRequest(), again, refused.why());
        };
    }

    private Mono<ResponseEntity<byte[]>> renderRefusal(ServerHttpRequest request, PageModel again, SignInRefusal why) {
        return switch (why) {
            case SignInRefusal.OneTimePasswordRequired code ->
                Mono.just(pages.show(request, secondSteps.codePage(code.challenge())));
            case SignInRefusal.EnrolmentRequired phone -> secondSteps.renderEnrolment(request, phone.challenge());
            case SignInRefusal.InvalidCredentials wrong -> renderPage(request, SignInForm.invalidCredentials(again));
            case SignInRefusal.InvalidOneTimePassword wrong ->
                renderPage(request, SignInForm.invalidOneTimePassword(again));
            case SignInRefusal.TooManyAttempts many ->
                renderPage(request, SignInForm.tooManyAttempts(again, many.retryAfter()));
            case SignInRefusal.ProofRequired work ->
                renderPage(request, SignInForm.proofRequired(again, proofs.waitInstead()));
            case SignInRefusal.ChallengeOver over -> renderPage(request, SignInForm.challengeOver());
            case SignInRefusal.Unavailable away ->
                renderPage(request, SignInForm.temporarilyUnavailable(again, away.retryAfter()));
        };
    }

    private Mono<ResponseEntity<byte[]>> renderPage(ServerHttpRequest request, PageModel page) {
        return Mono.just(pages.show(request, page));
    }
}
