package io.latchkey.gateway.accessrequest;

import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.directory.NameRule;
import io.latchkey.gateway.proof.Proofs;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import io.latchkey.messaging.Identifiers;
import java.time.Clock;
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
    private static final Page FORM = Page.of("request-account");

    private final AccessRequests requests;
    private final Proofs proofs;
    private final Pages pages;
    private final Clock clock;

    RequestAccountPages(AccessRequests requests, Proofs proofs, Pages pages, Clock clock) {
        this.requests = requests;
        this.proofs = proofs;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<byte[]> open(ServerHttpRequest request) {
        return pages.show(request, form(request));
    }

    @GetMapping("/sent")
    ResponseEntity<byte[]> sent(ServerHttpRequest request) {
        return pages.show(request, Page.of("account-requested"));
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> ask(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.of(exchange).flatMap(form -> {
            Page page = checked(form(request), form);
            if (!page.status().is2xxSuccessful()) {
                return Mono.just(pages.show(request, page));
            }
            return proofs.admits(request, form.text("proof"))
                    .flatMap(admitted -> admitted ? put(request, form) : hold(request, page));
        });
    }

    private Mono<ResponseEntity<byte[]>> put(ServerHttpRequest request, PageForm form) {
        return requests.put(typed(form).request(Identifiers.next(), clock.instant()))
                .then(Mono.fromSupplier(() -> pages.seeOther(request, "/request-account/sent")));
    }

    /** A browser with scripts solves a challenge by itself; any other has to wait. */
    private Mono<ResponseEntity<byte[]>> hold(ServerHttpRequest request, Page typed) {
        Page page = typed.with("proof", proofs.isLikelyAskedOf(request)).with("proofNotice", true);
        return Mono.just(pages.show(request, page.tooMany(proofs.waitInstead())));
    }

    private Page form(ServerHttpRequest request) {
        return FORM.with("proof", proofs.isLikelyAskedOf(request));
    }

    private static NewAccessRequest typed(PageForm form) {
        String language = form.text("locale");
        return new NewAccessRequest(
                form.text("email"),
                form.text("name"),
                form.text("company"),
                form.text("message"),
                language.equals("es") ? language : "en",
                null);
    }

    private static Page checked(Page empty, PageForm form) {
        Page page = empty.with("email", form.text("email"))
                .with("name", form.text("name"))
                .with("company", form.text("company"))
                .with("message", form.text("message"));
        page = complaint(page, "emailProblem", emailProblem(form.text("email")));
        page = complaint(page, "nameProblem", lineProblem(form.text("name")));
        page = complaint(page, "companyProblem", lineProblem(form.text("company")));
        return complaint(page, "messageProblem", NewAccessRequest.isFit(form.text("message")) ? null : "unfit");
    }

    private static Page complaint(Page page, String field, @Nullable String problem) {
        return problem == null ? page : page.status(HttpStatus.BAD_REQUEST).with(field, problem);
    }

    private static @Nullable String emailProblem(String typed) {
        if (typed.isEmpty()) {
            return "missing-person";
        }
        return AddressRule.read(typed) instanceof AddressReading.WellFormed ? null : "malformed";
    }

    private static @Nullable String lineProblem(String typed) {
        if (typed.isEmpty()) {
            return "missing";
        }
        return NameRule.complaint(typed).isPresent() ? "unfit" : null;
    }
}
