package io.latchkey.account.signin;

import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.account.secondfactor.ChallengeToken;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A challenge that came back, with what the gateway knows of its account. */
record PresentedChallenge(ChallengeToken token, @Nullable AccountSnapshot facts, SecurityEventContext traces) {

    /** Empty when the challenge cannot be one of ours. */
    static Optional<PresentedChallenge> of(CodeRequest question) {
        return ChallengeToken.parse(question.challenge()).map(token -> {
            var traces =
                    new SecurityEventContext(token.accountId(), question.addressDigest(), question.networkDigest());
            return new PresentedChallenge(token.requireAccountOf(question.facts()), question.facts(), traces);
        });
    }

    static Optional<PresentedChallenge> of(EnrolmentRequest question) {
        return ChallengeToken.parse(question.challenge()).map(token -> {
            var traces =
                    new SecurityEventContext(token.accountId(), question.addressDigest(), question.networkDigest());
            return new PresentedChallenge(token.requireAccountOf(question.facts()), question.facts(), traces);
        });
    }

    UUID accountId() {
        return token.accountId();
    }
}
