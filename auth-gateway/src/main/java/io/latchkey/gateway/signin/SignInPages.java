package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.InvalidMailCode;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.MailCodeMissing;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import io.latchkey.contracts.internal.SharedOutcomes.TooManyAttempts;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.EnrolmentRequired;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.OneTimePasswordRequired;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.ProofRequired;
import io.latchkey.contracts.internal.SignInRefusal;
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.gateway.directory.EmailAddressParser.ParsedAddress;
import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
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
    /** The values of {@code done} that have a notice; any other has none. */
    private static final Set<String> DONE = Set.of("password-set", "signed-out", "sessions-ended");

    private final PasswordSignIn passwordSignIn;
    private final SecondFactorResponses responses;
    private final EnrolmentFlow enrolment;
    private final ProofOfWork proofOfWork;
    private final PageRenderer renderer;

    SignInPages(
            PasswordSignIn passwordSignIn,
            SecondFactorResponses responses,
            EnrolmentFlow enrolment,
            ProofOfWork proofOfWork,
            PageRenderer renderer) {
        this.passwordSignIn = passwordSignIn;
        this.responses = responses;
        this.enrolment = enrolment;
        this.proofOfWork = proofOfWork;
        this.renderer = renderer;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping
    ResponseEntity<byte[]> showForm(ServerHttpRequest request) {
        String done = request.getQueryParams().getFirst("done");
        boolean known = done != null && DONE.contains(done);
        PageModel form = blankForm(request);
        PageModel page = known ? SignInForm.withNotice(form, "done." + done, "good") : form;
        return renderer.renderPage(request, page.shared());
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
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
                    && EmailAddressParser.parse(typed) instanceof ParsedAddress.WellFormed read) {
                var command = new PasswordSignIn.Command(
                        read.address(), password, code.value().isEmpty() ? null : code, form.text("proof"));
                return passwordSignIn
                        .signIn(command, request)
                        .flatMap(result -> result.fold(
                                outcome -> toResponse(exchange, again, outcome),
                                retryAfter ->
                                        renderForm(request, SignInForm.temporarilyUnavailable(again, retryAfter))));
            }
            return renderForm(request, SignInForm.missingFields(again, typed, password));
        });
    }

    private PageModel blankForm(ServerHttpRequest request) {
        return proofOfWork.prepareForm(request, SignInForm.FORM);
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            ServerWebExchange exchange, PageModel again, SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> Mono.just(responses.redirectSignedIn(exchange, signedIn));
            case SignInOutcome.Refused refused -> renderRefusal(exchange.getRequest(), again, refused.reason());
        };
    }

    private Mono<ResponseEntity<byte[]>> renderRefusal(
            ServerHttpRequest request, PageModel again, SignInRefusal refusal) {
        return switch (refusal) {
            case OneTimePasswordRequired required ->
                Mono.just(renderer.renderPage(request, responses.codePage(required.challenge())));
            case EnrolmentRequired required ->
                enrolment.renderForm(request, required.challenge(), EnrolmentPlace.SIGN_IN);
            case InvalidCredentials wrong -> renderForm(request, SignInForm.invalidCredentials(again));
            // Not an answer to a password; if one were, the holder starts anew.
            case InvalidMailCode wrong -> renderForm(request, SignInForm.challengeOver());
            case MailCodeMissing missing -> renderForm(request, SignInForm.challengeOver());
            case InvalidOneTimePassword wrong -> renderForm(request, SignInForm.invalidOneTimePassword(again));
            case TooManyAttempts many -> renderForm(request, SignInForm.tooManyAttempts(again, many.toDuration()));
            case ProofRequired required ->
                renderForm(request, proofOfWork.demandProof(again.with("focus", "password")));
            case ChallengeOver over -> renderForm(request, SignInForm.challengeOver());
        };
    }

    /** This page holds no more than what was typed. */
    private Mono<ResponseEntity<byte[]>> renderForm(ServerHttpRequest request, PageModel page) {
        return Mono.just(renderer.renderPage(request, page.plain()));
    }
}
