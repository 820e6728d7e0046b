package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.LinkRefusal;
import io.latchkey.contracts.Secret;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.Pages;
import java.util.List;
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
 * The page that a link opens. The token stands in the fragment, which no server sees: the page's script moves it into
 * the form, and where there is none the person pastes it. Only the form's POST spends the link.
 */
@Controller
@RequestMapping("/reset-password")
class ResetPasswordPages {
    private static final Page FORM = Page.of("reset-password").with("reasons", List.of());

    private final Redemptions redemptions;
    private final Pages pages;

    ResetPasswordPages(Redemptions redemptions, Pages pages) {
        this.redemptions = redemptions;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> open(ServerHttpRequest request) {
        return pages.show(request, FORM);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> redeem(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.of(exchange).flatMap(form -> {
            Secret token = PastedToken.read(form.text("token"));
            if (token.value().isEmpty()) {
                Page again = FORM.status(HttpStatus.BAD_REQUEST).with("tokenProblem", "missing");
                return Mono.just(pages.show(request, again));
            }
            return redemptions
                    .redeem(token, form.secret("newPassword"))
                    .map(redemption -> answer(request, token, redemption));
        });
    }

    private ResponseEntity<byte[]> answer(ServerHttpRequest request, Secret token, Redemption redemption) {
        // The link is still good in two of the cases, so the form keeps it; the password is never sent back.
        Page again = FORM.with("token", token.value());
        return switch (redemption) {
            case Redemption.Done done -> pages.seeOther(request, "/sign-in", "done", "password-set");
            case Redemption.LinkRefused refused -> pages.show(request, refused(refused.reason()));
            case Redemption.PasswordRejected rejected ->
                pages.show(
                        request,
                        again.status(HttpStatus.UNPROCESSABLE_CONTENT)
                                .with("notice", "reset.rejected")
                                .with("reasons", rejected.reasons()));
            case Redemption.Unavailable away ->
                pages.show(request, again.with("notice", "reset.busy").tryAgain(away.retryAfter()));
        };
    }

    private static Page refused(LinkRefusal reason) {
        return Page.of("link-refused").status(HttpStatus.GONE).with("reason", reason.code());
    }
}
