package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.proof.Proofs;
import io.latchkey.gateway.web.ClientNetworks;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
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
    private static final Page FORM = Page.of("forgot-password");
    /** A request sooner than this is one with the last (promise 12), so the button waits as long. */
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final ResetRequests requests;
    private final ClientNetworks networks;
    private final Proofs proofs;
    private final Pages pages;

    ForgotPasswordPages(ResetRequests requests, ClientNetworks networks, Proofs proofs, Pages pages) {
        this.requests = requests;
        this.networks = networks;
        this.proofs = proofs;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> open(ServerHttpRequest request) {
        return pages.show(request, form(request));
    }

    @GetMapping("/sent")
    ResponseEntity<byte[]> sent(ServerHttpRequest request) {
        Page page = Page.of("link-sent").with("seconds", WAIT.toSeconds()).with("contactSaid", true);
        return pages.show(request, page);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> ask(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.of(exchange).flatMap(form -> {
            String typed = form.text("email");
            return switch (AddressRule.read(typed)) {
                case AddressReading.WellFormed read ->
                    proofs.admits(request, form.text("proof"))
                            .flatMap(admitted -> admitted ? send(request, read.address()) : hold(request, typed));
                case AddressReading.Malformed wrong -> Mono.just(pages.show(request, unreadable(request, typed)));
            };
        });
    }

    private Mono<ResponseEntity<byte[]>> send(ServerHttpRequest request, EmailAddress address) {
        return requests.ask(address, networks.of(request))
                .then(Mono.fromSupplier(() -> pages.seeOther(request, "/forgot-password/sent")));
    }

    /** A browser with scripts solves a challenge by itself; any other has to wait. */
    private Mono<ResponseEntity<byte[]>> hold(ServerHttpRequest request, String typed) {
        Page page = form(request).with("email", typed).with("proofNotice", true);
        return Mono.just(pages.show(request, page.tooMany(proofs.waitInstead())));
    }

    private Page form(ServerHttpRequest request) {
        return FORM.with("proof", proofs.isLikelyAskedOf(request));
    }

    private Page unreadable(ServerHttpRequest request, String typed) {
        return form(request)
                .status(HttpStatus.BAD_REQUEST)
                .with("email", typed)
                .with("emailProblem", typed.isEmpty() ? "missing" : "malformed");
    }
}
