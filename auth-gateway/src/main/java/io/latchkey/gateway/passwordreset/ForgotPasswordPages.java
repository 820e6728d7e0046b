package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.gateway.directory.EmailAddressParser.ParsedAddress;
import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import java.time.Duration;
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
 * The page to ask for a link on, and the one that says what to do when no mail arrives.
 *
 * <p>The second never names the address: its own address in the browser is then the same for everybody, and so is every
 * byte of the answer that leads to it (promise 7).
 */
@Controller
@RequestMapping("/forgot-password")
class ForgotPasswordPages {
    private static final PageModel FORM = PageModel.of("forgot-password");
    /** A request sooner than this is one with the last (promise 12), so the button waits as long. */
    private static final Duration WAIT = Duration.ofSeconds(60);

    private static final PageModel SENT = PageModel.of("link-sent")
            .with("seconds", WAIT.toSeconds())
            .with("contactSaid", true)
            .shared();

    private final PasswordResetRequester requester;
    private final ProofOfWork proofOfWork;
    private final PageRenderer renderer;

    ForgotPasswordPages(PasswordResetRequester requester, ProofOfWork proofOfWork, PageRenderer renderer) {
        this.requester = requester;
        this.proofOfWork = proofOfWork;
        this.renderer = renderer;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping
    ResponseEntity<byte[]> showForm(ServerHttpRequest request) {
        return renderer.renderPage(
                request, proofOfWork.prepareForm(request, FORM).shared());
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping("/sent")
    ResponseEntity<byte[]> showConfirmation(ServerHttpRequest request) {
        return renderer.renderPage(request, SENT);
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> submitForm(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            String typed = form.text("email");
            return switch (EmailAddressParser.parse(typed)) {
                case ParsedAddress.WellFormed read ->
                    proofOfWork
                            .isAdmitted(request, form.text("proof"))
                            .flatMap(admitted -> admitted
                                    ? requestLink(request, read.address())
                                    : Mono.just(renderer.renderPage(
                                            request,
                                            proofOfWork
                                                    .demandProof(FORM.with("email", typed))
                                                    .plain())));
                case ParsedAddress.Malformed wrong ->
                    Mono.just(renderer.renderPage(request, withAddressProblem(request, typed)));
            };
        });
    }

    private Mono<ResponseEntity<byte[]>> requestLink(ServerHttpRequest request, EmailAddress address) {
        return requester
                .requestLink(address, request)
                .then(Mono.fromSupplier(() -> renderer.seeOther(request, "/forgot-password/sent")));
    }

    private PageModel withAddressProblem(ServerHttpRequest request, String typed) {
        return proofOfWork
                .prepareForm(request, FORM)
                .status(HttpStatus.BAD_REQUEST)
                .with("email", typed)
                .with("emailProblem", typed.isEmpty() ? "missing" : "malformed")
                .plain();
    }
}
