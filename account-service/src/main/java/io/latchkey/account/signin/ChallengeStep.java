package io.latchkey.account.signin;

import io.latchkey.account.registry.Facts;
import io.latchkey.account.secondfactor.ChallengeToken;
import io.latchkey.account.trail.Traces;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A challenge that came back, with what the gateway knows of its account. */
record ChallengeStep(ChallengeToken token, @Nullable Facts facts, Traces traces) {

    /** Empty when the challenge cannot be one of ours. */
    static Optional<ChallengeStep> of(CodeQuestion question) {
        return ChallengeToken.parse(question.challenge()).map(token -> {
            var traces = new Traces(token.accountId(), question.addressDigest(), question.networkDigest());
            return new ChallengeStep(token.with(question.facts()), question.facts(), traces);
        });
    }

    static Optional<ChallengeStep> of(EnrolmentQuestion question) {
        return ChallengeToken.parse(question.challenge()).map(token -> {
            var traces = new Traces(token.accountId(), question.addressDigest(), question.networkDigest());
            return new ChallengeStep(token.with(question.facts()), question.facts(), traces);
        });
    }

    UUID accountId() {
        return token.accountId();
    }
}
