package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.Account;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The questions about the second step of a sign-in that account-service answers (infra/docs/adr/0008). */
@Component
public final class SecondFactorService {
    private static final String CHALLENGES = "/internal/v1/challenges/";

    private final AccountPeer peer;

    SecondFactorService(AccountPeer peer) {
        this.peer = peer;
    }

    public Mono<CodeAnswer> answer(CodeQuestion question) {
        Map<String, @Nullable Object> body = AccountPeer.about(question.account(), question.attempt());
        body.put("challenge", question.challenge().value());
        switch (question.code()) {
            case CodeQuestion.Code.OneTimePassword typed ->
                body.put("oneTimePassword", typed.digits().value());
            case CodeQuestion.Code.RecoveryCode typed ->
                body.put("recoveryCode", typed.text().value());
        }
        return peer.ask(CHALLENGES + "code", body, SecondFactorService::code, CodeAnswer.Unavailable::new);
    }

    /** What the holder's phone is to be set up with. */
    public Mono<OfferAnswer> offer(Account account, Secret challenge) {
        Map<String, @Nullable Object> body = AccountPeer.about(account);
        body.put("challenge", challenge.value());
        body.put("label", account.person().email().value());
        return peer.ask(CHALLENGES + "enrolment/offer", body, SecondFactorService::offer, OfferAnswer.Unavailable::new);
    }

    public Mono<EnrolmentAnswer> enrol(EnrolmentQuestion question) {
        Map<String, @Nullable Object> body = AccountPeer.about(question.account(), question.attempt());
        body.put("challenge", question.challenge().value());
        body.put("oneTimePassword", question.oneTimePassword().value());
        return peer.ask(
                CHALLENGES + "enrolment", body, SecondFactorService::enrolment, EnrolmentAnswer.Unavailable::new);
    }

    private static CodeAnswer code(PeerReply reply) {
        return switch (reply.outcome()) {
            case "VERIFIED" -> new CodeAnswer.Complete(Verified.of(reply));
            case "INVALID_ONE_TIME_PASSWORD" -> new CodeAnswer.InvalidOneTimePassword();
            case "CHALLENGE_OVER" -> new CodeAnswer.ChallengeOver();
            case "TOO_MANY_ATTEMPTS" -> new CodeAnswer.TooManyAttempts(reply.pause());
            default -> throw AccountPeer.unknownOutcome();
        };
    }

    private static OfferAnswer offer(PeerReply reply) {
        return switch (reply.outcome()) {
            case "OFFERED" ->
                new OfferAnswer.Offered(
                        PeerReply.secret(reply.secret()),
                        PeerReply.secret(reply.otpauthUri()),
                        PeerReply.secret(reply.qrCode()));
            case "CHALLENGE_OVER" -> new OfferAnswer.ChallengeOver();
            default -> throw AccountPeer.unknownOutcome();
        };
    }

    private static EnrolmentAnswer enrolment(PeerReply reply) {
        return switch (reply.outcome()) {
            case "ENROLLED" -> new EnrolmentAnswer.Enrolled(Verified.of(reply), reply.codes());
            case "INVALID_ONE_TIME_PASSWORD" -> new EnrolmentAnswer.InvalidOneTimePassword();
            case "CHALLENGE_OVER" -> new EnrolmentAnswer.ChallengeOver();
            case "TOO_MANY_ATTEMPTS" -> new EnrolmentAnswer.TooManyAttempts(reply.pause());
            default -> throw AccountPeer.unknownOutcome();
        };
    }
}
