package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.gateway.web.PageForm;
import io.latchkey.gateway.web.PageModel;
import io.latchkey.gateway.web.PageRenderer;
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
    private static final PageModel FORM = PageModel.of("reset-password").with("reasons", List.of());

    private final PasswordResetRedeemer redemptions;
    private final PageRenderer pages;

    ResetPasswordPages(PasswordResetRedeemer redemptions, PageRenderer pages) {
        this.redemptions = redemptions;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> showForm(ServerHttpRequest request) {
        return pages.show(request, FORM);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> redeemLink(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            SecretValue token = PastedToken.extractToken(form.text("token"));
            if (token.value().isEmpty()) {
                PageModel again = FORM.status(HttpStatus.BAD_REQUEST).with("tokenProblem", "missing");
                return Mono.just(pages.show(request, again));
            }
            return redemptions
                    .redeem(token, form.secret("newPassword"))
                    .map(redemption -> toResponse(request, token, redemption));
        });
    }

    private ResponseEntity<byte[]> toResponse(
            ServerHttpRequest request, SecretValue token, PasswordResetRedeemer.RedemptionResult redemption) {
        // The link is still good in two of the cases, so the form keeps it; the password is never sent back.
        PageModel again = FORM.with("token", token.value());
        return switch (redemption) {
            case PasswordResetRedeemer.RedemptionResult.Done done ->
                pages.seeOther(request, "/sign-in", "done", "password-set");
            case PasswordResetRedeemer.RedemptionResult.LinkRefused refused ->
                pages.show(request, linkRefusedPage(refused.reason()));
            case PasswordResetRedeemer.RedemptionResult.PasswordRejected rejected ->
                pages.show(
                        request,
                        again.status(HttpStatus.UNPROCESSABLE_CONTENT)
                                .with("notice", "reset.rejected")
                                .with("reasons", rejected.reasons()));
            case PasswordResetRedeemer.RedemptionResult.Unavailable away ->
                pages.show(request, again.with("notice", "reset.busy").asUnavailable(away.retryAfter()));
        };
    }

    private static PageModel linkRefusedPage(LinkRefusal reason) {
        return PageModel.of("link-refused").status(HttpStatus.GONE).with("reason", reason.code());
    }
}
