package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse.AppOffered;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.contracts.internal.SignInRefusal;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.signin.EnrolmentSignIn.FirstCodes;
import io.latchkey.gateway.signin.EnrolmentSignIn.Offered;
import io.latchkey.gateway.web.RecoveryCodesPage;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the pages of an enrolment answer, wherever it is done: the form again, or the recovery codes, shown once. */
@Component
final class EnrolmentFlow {
    private final EnrolmentSignIn enrolment;
    private final PageRenderer renderer;
    private final Clock clock;

    EnrolmentFlow(EnrolmentSignIn enrolment, PageRenderer renderer, Clock clock) {
        this.enrolment = enrolment;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** The form of a challenge; a code is mailed with the first. */
    Mono<ResponseEntity<byte[]>> renderForm(ServerHttpRequest request, SecretValue challenge, EnrolmentPlace place) {
        return renderForm(request, challenge, place, UnaryOperator.identity());
    }

    /** What comes of the form. */
    Mono<ResponseEntity<byte[]>> submitForm(ServerWebExchange exchange, EnrolmentPlace place) {
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            SecretValue challenge = new SecretValue(form.text("challenge"));
            if (form.hasField("again")) {
                return renderOffer(
                        request,
                        enrolment.offer(challenge, true, request),
                        challenge,
                        place,
                        (page, offer) -> EnrolmentForm.sentAgain(page, offer, clock.instant()));
            }
            SecretValue code = new SecretValue(form.text("oneTimePassword"));
            boolean mailed = form.hasField("mailCode");
            SecretValue mailCode = new SecretValue(form.text("mailCode"));
            boolean missing = mailed && mailCode.value().isEmpty();
            return code.value().isEmpty() || missing
                    ? renderForm(
                            request,
                            challenge,
                            place,
                            EnrolmentForm.missing(code.value().isEmpty(), missing))
                    : complete(exchange, challenge, place, new FirstCodes(code, mailed ? mailCode : null));
        });
    }

    private Mono<ResponseEntity<byte[]>> complete(
            ServerWebExchange exchange, SecretValue challenge, EnrolmentPlace place, FirstCodes typed) {
        ServerHttpRequest request = exchange.getRequest();
        return enrolment
                .complete(challenge, typed, request)
                .flatMap(result -> result.fold(
                        outcome -> switch (outcome) {
                            case SignInOutcome.SignedIn signedIn -> Mono.just(showCodes(exchange, signedIn));
                            case SignInOutcome.Refused refused ->
                                renderRefusal(request, challenge, place, refused.reason());
                        },
                        retryAfter -> renderForm(
                                request,
                                challenge,
                                place,
                                page -> SignInForm.temporarilyUnavailable(page, retryAfter))));
    }

    private ResponseEntity<byte[]> showCodes(ServerWebExchange exchange, SignInOutcome.SignedIn signedIn) {
        signedIn.addCookies(exchange.getResponse().getHeaders());
        return renderer.renderPage(exchange.getRequest(), RecoveryCodesPage.buildPage(signedIn.recoveryCodes(), true));
    }

    private Mono<ResponseEntity<byte[]>> renderRefusal(
            ServerHttpRequest request, SecretValue challenge, EnrolmentPlace place, SignInRefusal refusal) {
        return renderForm(request, challenge, place, page -> SignInForm.afterRefusal(page, refusal));
    }

    private Mono<ResponseEntity<byte[]>> renderForm(
            ServerHttpRequest request, SecretValue challenge, EnrolmentPlace place, UnaryOperator<PageModel> change) {
        return renderOffer(
                request,
                enrolment.offer(challenge, false, request),
                challenge,
                place,
                (page, offer) -> change.apply(page));
    }

    private Mono<ResponseEntity<byte[]>> renderOffer(
            ServerHttpRequest request,
            Mono<CallResult<Offered>> asked,
            SecretValue challenge,
            EnrolmentPlace place,
            BiFunction<PageModel, AppOffered, PageModel> change) {
        return asked.map(result -> result.fold(
                offered -> switch (offered.response()) {
                    case AppOffered offer ->
                        renderer.renderPage(
                                request,
                                change.apply(EnrolmentForm.ofOffer(place, challenge, offer, offered.address()), offer));
                    case ChallengeOver over -> leave(request, place, "over", SignInForm.challengeOver());
                },
                retryAfter -> leave(request, place, "busy", busyForm(retryAfter))));
    }

    private static PageModel busyForm(Duration retryAfter) {
        return SignInForm.temporarilyUnavailable(SignInForm.FORM, retryAfter);
    }

    /** Nothing more can be done here: back to where it began. */
    private ResponseEntity<byte[]> leave(
            ServerHttpRequest request, EnrolmentPlace place, String reason, PageModel signIn) {
        return switch (place) {
            case SIGN_IN -> renderer.renderPage(request, signIn);
            case ACCOUNT -> renderer.seeOther(request, "/account", "failed", reason);
        };
    }
}
