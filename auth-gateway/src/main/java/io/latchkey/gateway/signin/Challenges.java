package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.attempt.Attempt;
import io.latchkey.gateway.attempt.Attempts;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.CodeAnswer;
import io.latchkey.gateway.peers.CodeQuestion;
import io.latchkey.gateway.peers.CodeQuestion.Code;
import io.latchkey.gateway.peers.EnrolmentAnswer;
import io.latchkey.gateway.peers.EnrolmentQuestion;
import io.latchkey.gateway.peers.OfferAnswer;
import io.latchkey.gateway.peers.SecondFactorService;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The second step of a sign-in: a code, or the set-up of a phone. A challenge stands for the password of the first. */
@Component
final class Challenges {
    private final Directory directory;
    private final SecondFactorService secondFactor;
    private final Admission admission;
    private final Attempts attempts;

    Challenges(Directory directory, SecondFactorService secondFactor, Admission admission, Attempts attempts) {
        this.directory = directory;
        this.secondFactor = secondFactor;
        this.admission = admission;
        this.attempts = attempts;
    }

    Mono<SignInOutcome> answer(Secret challenge, Code code, ServerHttpRequest request) {
        return account(challenge)
                .flatMap(account -> secondFactor
                        .answer(new CodeQuestion(account, challenge, code, attempt(account, request)))
                        .flatMap(answer -> decide(account, answer, request)))
                .switchIfEmpty(refused(new Refusal.ChallengeOver()));
    }

    Mono<Offer> offer(Secret challenge) {
        return account(challenge)
                .flatMap(account -> secondFactor.offer(account, challenge))
                .map(Challenges::offer)
                .defaultIfEmpty(new Offer.Refused(new Refusal.ChallengeOver()));
    }

    Mono<SignInOutcome> enrol(Secret challenge, Secret oneTimePassword, ServerHttpRequest request) {
        return account(challenge)
                .flatMap(account -> secondFactor
                        .enrol(new EnrolmentQuestion(account, challenge, oneTimePassword, attempt(account, request)))
                        .flatMap(answer -> decide(account, answer, request)))
                .switchIfEmpty(refused(new Refusal.ChallengeOver()));
    }

    private Mono<Account> account(Secret challenge) {
        return Mono.justOrEmpty(ChallengeAccount.namedBy(challenge)).flatMap(directory::byId);
    }

    private Attempt attempt(Account account, ServerHttpRequest request) {
        return attempts.of(account.person().email(), request);
    }

    private Mono<SignInOutcome> decide(Account account, CodeAnswer answer, ServerHttpRequest request) {
        return switch (answer) {
            case CodeAnswer.Complete complete -> admission.admit(account, complete.verified(), request);
            case CodeAnswer.InvalidOneTimePassword wrong -> refused(new Refusal.InvalidOneTimePassword());
            case CodeAnswer.ChallengeOver over -> refused(new Refusal.ChallengeOver());
            case CodeAnswer.TooManyAttempts many -> refused(new Refusal.TooManyAttempts(many.retryAfter()));
            case CodeAnswer.Unavailable away -> refused(new Refusal.Unavailable(away.retryAfter()));
        };
    }

    private Mono<SignInOutcome> decide(Account account, EnrolmentAnswer answer, ServerHttpRequest request) {
        return switch (answer) {
            case EnrolmentAnswer.Enrolled enrolled ->
                admission.admitEnrolled(account, enrolled.verified(), enrolled.recoveryCodes(), request);
            case EnrolmentAnswer.InvalidOneTimePassword wrong -> refused(new Refusal.InvalidOneTimePassword());
            case EnrolmentAnswer.ChallengeOver over -> refused(new Refusal.ChallengeOver());
            case EnrolmentAnswer.TooManyAttempts many -> refused(new Refusal.TooManyAttempts(many.retryAfter()));
            case EnrolmentAnswer.Unavailable away -> refused(new Refusal.Unavailable(away.retryAfter()));
        };
    }

    private static Offer offer(OfferAnswer answer) {
        return switch (answer) {
            case OfferAnswer.Offered offered ->
                new Offer.Made(offered.secret(), offered.otpauthUri(), offered.qrCode());
            case OfferAnswer.ChallengeOver over -> new Offer.Refused(new Refusal.ChallengeOver());
            case OfferAnswer.Unavailable away -> new Offer.Refused(new Refusal.Unavailable(away.retryAfter()));
        };
    }

    private static Mono<SignInOutcome> refused(Refusal why) {
        return Mono.just(new SignInOutcome.Refused(why));
    }
}
