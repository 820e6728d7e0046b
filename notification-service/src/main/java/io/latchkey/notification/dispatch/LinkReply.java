package io.latchkey.notification.dispatch;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One answer of account-service as it stands in its JSON. */
record LinkReply(
        UUID causeId,
        String outcome,
        @Nullable String purpose,
        @Nullable Instant expiresAt,
        @Nullable String token,
        @Nullable String reason) {

    private static final Map<String, EmailReason> REASONS = Map.of(
            "coalesced", EmailReason.COALESCED,
            "over-limit", EmailReason.OVER_LIMIT,
            "account-disabled", EmailReason.ACCOUNT_DISABLED,
            "account-erased", EmailReason.ACCOUNT_ERASED,
            "link-superseded", EmailReason.LINK_SUPERSEDED,
            "link-expired", EmailReason.LINK_EXPIRED);

    /**
     * In our terms.
     *
     * @throws IllegalArgumentException for an answer that makes no sense for such a mail
     */
    LinkAnswer answer(MailTemplate template) {
        return switch (outcome) {
            case "ISSUED" -> issued(template);
            case "NOT_KNOWN_YET" -> new LinkAnswer.NotKnownYet();
            case "VOID" -> new LinkAnswer.Dead(voidReason());
            default -> throw new IllegalArgumentException("an outcome we do not know");
        };
    }

    private LinkAnswer issued(MailTemplate template) {
        boolean forThisMail = template == MailTemplate.FIRST_SIGN_IN
                ? "FIRST_SIGN_IN".equals(purpose)
                : "PASSWORD_RESET".equals(purpose);
        if (!forThisMail || expiresAt == null || token == null || !token.matches("[A-Za-z0-9_-]{16,512}")) {
            throw new IllegalArgumentException("a link that does not fit its mail");
        }
        return new LinkAnswer.Issued(expiresAt, new Secret(token));
    }

    private EmailReason voidReason() {
        EmailReason known = REASONS.get(String.valueOf(reason));
        if (known == null) {
            throw new IllegalArgumentException("a reason we do not know");
        }
        return known;
    }

    /** Masked: holds a token. */
    @Override
    public String toString() {
        return "LinkReply[causeId=" + causeId + ", outcome=" + outcome + "]";
    }
}
