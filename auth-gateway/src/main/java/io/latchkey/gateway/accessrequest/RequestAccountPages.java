package io.latchkey.gateway.accessrequest;

import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.directory.ProfileValidator;
import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import org.jspecify.annotations.Nullable;
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

/** The page to ask for an account on, and the one that says what happens next; the same for every address. */
@Controller
@RequestMapping("/request-account")
class RequestAccountPages {
    private static final PageModel FORM = PageModel.of("request-account");

    private final AccessRequestSubmitter requests;
    private final AttemptOriginResolver origins;
    private final ProofOfWork proofs;
    private final PageRenderer pages;
    private final PageLanguages languages;

    RequestAccountPages(
            AccessRequestSubmitter requests,
            AttemptOriginResolver origins,
            ProofOfWork proofs,
            PageRenderer pages,
            PageLanguages languages) {
        this.requests = requests;
        this.origins = origins;
        this.proofs = proofs;
        this.pages = pages;
        this.languages = languages;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping
    ResponseEntity<byte[]> showForm(ServerHttpRequest request) {
        return pages.renderPage(request, proofs.prepareForm(request, FORM).shared());
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping("/sent")
    ResponseEntity<byte[]> showConfirmation(ServerHttpRequest request) {
        return pages.renderPage(request, PageModel.of("account-requested").shared());
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> submitForm(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            PageModel page = validateForm(proofs.prepareForm(request, FORM), form);
            if (!page.status().is2xxSuccessful()) {
                return Mono.just(pages.renderPage(request, page.plain()));
            }
            return proofs.isAdmitted(request, form.text("proof"))
                    .flatMap(admitted -> admitted
                            ? submitRequest(request, form, page)
                            : Mono.just(pages.renderPage(
                                    request, proofs.demandProof(page).plain())));
        });
    }

    private Mono<ResponseEntity<byte[]>> submitRequest(ServerHttpRequest request, PageForm form, PageModel page) {
        AccessRequest accessRequest = requests.read(readForm(form), languages);
        return requests.submit(accessRequest, origins.resolveOrigin(accessRequest.address(), request))
                .map(taken -> taken
                        ? pages.seeOther(request, "/request-account/sent")
                        : pages.renderPage(
                                request,
                                page.with("noRoom", true)
                                        .asUnavailable(AccessRequestSubmitter.ROOM_AGAIN)
                                        .plain()));
    }

    private NewAccessRequest readForm(PageForm form) {
        return new NewAccessRequest(
                form.text("email"),
                form.text("name"),
                form.text("company"),
                form.text("message"),
                languages.findByTagOrEnglish(form.text("locale")).code(),
                null);
    }

    private static PageModel validateForm(PageModel empty, PageForm form) {
        PageModel page = empty.with("email", form.text("email"))
                .with("name", form.text("name"))
                .with("company", form.text("company"))
                .with("message", form.text("message"));
        page = addProblem(page, "emailProblem", ProfileValidator.findEmailProblem(form.text("email")));
        page = addProblem(page, "nameProblem", NewAccessRequest.findNameProblem(form.text("name")));
        page = addProblem(page, "companyProblem", NewAccessRequest.findNameProblem(form.text("company")));
        return addProblem(
                page, "messageProblem", NewAccessRequest.isValidMessage(form.text("message")) ? null : "unfit");
    }

    private static PageModel addProblem(PageModel page, String field, @Nullable String problem) {
        return problem == null ? page : page.status(HttpStatus.BAD_REQUEST).with(field, problem);
    }
}
