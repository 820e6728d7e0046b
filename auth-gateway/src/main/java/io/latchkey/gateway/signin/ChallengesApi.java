package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.peers.CodeQuestion.Code;
import io.latchkey.gateway.web.Check;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The second step of a sign-in. */
@RestController
@RequestMapping(path = "/api/v1/challenges/{challenge}", produces = MediaType.APPLICATION_JSON_VALUE)
class ChallengesApi {
    private final Challenges challenges;

    ChallengesApi(Challenges challenges) {
        this.challenges = challenges;
    }

    /** One of the two; prints masked. */
    record Typed(@Nullable String oneTimePassword, @Nullable String recoveryCode) {
        Code code() {
            var check = new Check();
            if (oneTimePassword != null && recoveryCode != null) {
                check.wrong("/recoveryCode", "must not be given with a one-time password");
            }
            Code code = recoveryCode == null
                    ? new Code.OneTimePassword(new Secret(check.text("/oneTimePassword", oneTimePassword)))
                    : new Code.RecoveryCode(new Secret(check.text("/recoveryCode", recoveryCode)));
            check.finish();
            return code;
        }

        @Override
        public String toString() {
            return "Typed[***]";
        }
    }

    /** The first code of a phone; prints masked. */
    record FirstCode(@Nullable String oneTimePassword) {
        Secret code() {
            var check = new Check();
            String typed = check.text("/oneTimePassword", oneTimePassword);
            check.finish();
            return new Secret(typed);
        }

        @Override
        public String toString() {
            return "FirstCode[***]";
        }
    }

    /** What a phone is set up with; prints masked. */
    record OfferView(String secret, String otpauthUri, String qrCode) {
        static OfferView of(Offer offer) {
            return switch (offer) {
                case Offer.Made made ->
                    new OfferView(
                            made.key().value(),
                            made.otpauthUri().value(),
                            made.qrCode().value());
                case Offer.Refused refused ->
                    throw Refusals.problem(refused.why()).asException();
            };
        }

        @Override
        public String toString() {
            return "OfferView[***]";
        }
    }

    @PostMapping(path = "/one-time-password", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Welcome>> answer(
            @PathVariable String challenge, @RequestBody Typed typed, ServerHttpRequest request) {
        return challenges.answer(new Secret(challenge), typed.code(), request).map(Welcome::answer);
    }

    @GetMapping("/enrolment")
    Mono<OfferView> offer(@PathVariable String challenge) {
        return challenges.offer(new Secret(challenge)).map(OfferView::of);
    }

    @PostMapping(path = "/enrolment", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Welcome>> enrol(
            @PathVariable String challenge, @RequestBody FirstCode typed, ServerHttpRequest request) {
        return challenges.enrol(new Secret(challenge), typed.code(), request).map(Welcome::answer);
    }
}
