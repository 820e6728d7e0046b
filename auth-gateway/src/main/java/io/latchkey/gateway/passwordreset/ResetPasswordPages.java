package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.LinkRedeemed;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.RedemptionRefused;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
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
    private static final String MARK = "#token=";
    private static final PageModel FORM = PageModel.of("reset-password").with("reasons", List.of());

    private final PasswordResetRedeemer redeemer;
    private final PageRenderer renderer;

    ResetPasswordPages(PasswordResetRedeemer redeemer, PageRenderer renderer) {
        this.redeemer = redeemer;
        this.renderer = renderer;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping
    ResponseEntity<byte[]> showForm(ServerHttpRequest request) {
        return renderer.renderPage(request, FORM.shared());
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> redeemLink(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            SecretValue token = extractToken(form.text("token"));
            if (token.value().isEmpty()) {
                PageModel incomplete = FORM.status(HttpStatus.BAD_REQUEST)
                        .with("tokenProblem", "missing")
                        .plain();
                return Mono.just(renderer.renderPage(request, incomplete));
            }
            // A rejected password and a failed call leave the link good, so the form keeps it; never the password.
            PageModel again = FORM.with("token", token.value());
            return redeemer.redeem(token, form.secret("newPassword"), exchange)
                    .map(result -> result.fold(
                            response -> toResponse(request, again, response),
                            retryAfter -> renderer.renderPage(
                                    request, again.with("notice", "reset.busy").asUnavailable(retryAfter))));
        });
    }

    private ResponseEntity<byte[]> toResponse(ServerHttpRequest request, PageModel again, RedemptionResponse response) {
        return switch (response) {
            case LinkRedeemed redeemed -> renderer.seeOther(request, "/sign-in", "done", "password-set");
            case RedemptionRefused refused -> renderer.renderPage(request, linkRefusedPage(refused.reason()));
            case PasswordRejected rejected ->
                renderer.renderPage(
                        request,
                        again.status(HttpStatus.UNPROCESSABLE_CONTENT)
                                .with("notice", "reset.rejected")
                                .with("reasons", rejected.reasonCodes()));
        };
    }

    private static PageModel linkRefusedPage(LinkRefusal reason) {
        return PageModel.of("link-refused")
                .status(HttpStatus.GONE)
                .with("reason", reason.code())
                .shared();
    }

    /**
     * The token as people paste it, broken over lines by a mail program or with the whole link around it; empty when
     * nothing was pasted. Whether it is one, account-service decides.
     */
    static SecretValue extractToken(String pasted) {
        String joined = pasted.replaceAll("\\s+", "");
        int mark = joined.indexOf(MARK);
        return new SecretValue(mark < 0 ? joined : joined.substring(mark + MARK.length()));
    }
}
