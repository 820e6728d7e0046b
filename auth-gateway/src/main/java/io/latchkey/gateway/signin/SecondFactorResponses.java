package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse.AppOffered;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.gateway.web.RedirectValidator;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import java.util.function.UnaryOperator;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The pages that follow the first step. The challenge travels in a hidden field, never in an address. */
@Component
final class SecondFactorResponses {
    private final SecondFactorSignIn secondFactor;
    private final PageRenderer renderer;
    private final RedirectValidator next;

    SecondFactorResponses(SecondFactorSignIn secondFactor, PageRenderer renderer, RedirectValidator next) {
        this.secondFactor = secondFactor;
        this.renderer = renderer;
        this.next = next;
    }

    /** Signed in: on to where the way in led from, or to the account. */
    ResponseEntity<byte[]> redirectSignedIn(ServerWebExchange exchange, SignInOutcome.SignedIn signedIn) {
        signedIn.addCookies(exchange.getResponse().getHeaders());
        ServerHttpRequest request = exchange.getRequest();
        var target = next.resolveTarget(request.getQueryParams().getFirst("next"));
        return renderer.redirectToNext(request, target, "/account");
    }

    /** Where a code is asked for. */
    PageModel codePage(SecretValue challenge) {
        return PageModel.of("sign-in-code").with("challenge", challenge.value()).with("recovery", false);
    }

    /** Where an app is enrolled; {@code change} adds what went wrong before. */
    Mono<ResponseEntity<byte[]>> renderEnrolment(
            ServerHttpRequest request, SecretValue challenge, UnaryOperator<PageModel> change) {
        return secondFactor.offerEnrolment(challenge).map(result -> {
            PageModel page = result.fold(
                    response -> enrolmentPage(challenge, response, change),
                    retryAfter -> SignInForm.temporarilyUnavailable(SignInForm.FORM, retryAfter));
            return renderer.renderPage(request, page);
        });
    }

    private static PageModel enrolmentPage(
            SecretValue challenge, EnrolmentOfferResponse response, UnaryOperator<PageModel> change) {
        return switch (response) {
            case AppOffered offer -> change.apply(enrolmentForm(challenge, offer));
            case ChallengeOver over -> SignInForm.challengeOver();
        };
    }

    /** The key stands in groups of four, which are easier to read and type. */
    private static PageModel enrolmentForm(SecretValue challenge, AppOffered offer) {
        return PageModel.of("enrolment")
                .with("challenge", challenge.value())
                .with("key", offer.secret().value().replaceAll("(.{4})(?=.)", "$1 "))
                .with("otpauthUri", offer.otpauthUri().value())
                .with("qrCode", offer.qrCode().value());
    }
}
