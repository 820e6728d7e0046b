package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.WireWord;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Links: notification-service asks account-service for the links and codes of the mails it is about to send. */
public final class LinksOperation {

    public static final RequestReply<LinksRequest, LinksResponse> ISSUE_LINKS =
            new RequestReply<>("/internal/v1/links", LinksRequest.class, LinksResponse.class, 1024 * 1024);

    private LinksOperation() {}

    /** The causes to find links for, at most 500. */
    public record LinksRequest(List<LinkCause> causes) {

        private static final int MOST_CAUSES = 500;

        public LinksRequest {
            causes = List.copyOf(causes);
            if (causes.size() > MOST_CAUSES) {
                throw new IllegalArgumentException("more than " + MOST_CAUSES + " causes");
            }
        }
    }

    /** The event that asked for a link, and the account it asked for. */
    public record LinkCause(UUID causeId, UUID accountId) {

        public LinkCause {
            Objects.requireNonNull(causeId, "causeId");
            Objects.requireNonNull(accountId, "accountId");
        }
    }

    /** One outcome for each cause, in the order of the request. */
    public record LinksResponse(
            @JsonDeserialize(contentUsing = LinkOutcomeReader.class)
            List<LinkOutcome> links) {

        public LinksResponse {
            links = List.copyOf(links);
        }
    }

    /** What a link is for, which its digest covers, so that one kind never passes for the other. */
    public enum LinkPurpose {
        /** The first password of an account. */
        FIRST_SIGN_IN,
        /** Another password. */
        PASSWORD_RESET
    }

    /** Why there is no link to send, and will be none; each is the reason of the mail that is not sent. */
    public enum VoidReason implements WireWord {
        COALESCED(EmailReason.COALESCED),
        OVER_LIMIT(EmailReason.OVER_LIMIT),
        ACCOUNT_DISABLED(EmailReason.ACCOUNT_DISABLED),
        ACCOUNT_ERASED(EmailReason.ACCOUNT_ERASED),
        LINK_SUPERSEDED(EmailReason.LINK_SUPERSEDED),
        LINK_EXPIRED(EmailReason.LINK_EXPIRED);

        private final EmailReason emailReason;

        VoidReason(EmailReason emailReason) {
            this.emailReason = emailReason;
        }

        public EmailReason emailReason() {
            return emailReason;
        }
    }

    /** What became of one cause's link. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface LinkOutcome {

        UUID causeId();

        /** The link, which is the same for the same cause, however often it is asked for. */
        @JsonTypeName("ISSUED")
        record LinkIssued(UUID causeId, LinkPurpose purpose, Instant expiresAt, SecretValue token)
                implements LinkOutcome {

            private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,512}");

            public LinkIssued {
                Objects.requireNonNull(causeId, "causeId");
                Objects.requireNonNull(purpose, "purpose");
                Objects.requireNonNull(expiresAt, "expiresAt");
                if (!TOKEN.matcher(token.value()).matches()) {
                    throw new IllegalArgumentException("not a token that can stand in a URL");
                }
            }
        }

        /** The code of an enrolment, which is the same however often and for however many mails it is asked for. */
        @JsonTypeName("CODE_ISSUED")
        record CodeIssued(UUID causeId, Instant expiresAt, SecretValue code) implements LinkOutcome {

            private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");

            public CodeIssued {
                Objects.requireNonNull(causeId, "causeId");
                Objects.requireNonNull(expiresAt, "expiresAt");
                if (!CODE.matcher(code.value()).matches()) {
                    throw new IllegalArgumentException("not a code of two groups of four");
                }
            }
        }

        /** The cause has not reached account-service yet: ask again. */
        @JsonTypeName("NOT_KNOWN_YET")
        record LinkNotKnownYet(UUID causeId) implements LinkOutcome {

            public LinkNotKnownYet {
                Objects.requireNonNull(causeId, "causeId");
            }
        }

        /** There is no link to send, and there will be none. */
        @JsonTypeName("VOID")
        record LinkVoid(UUID causeId, VoidReason reason) implements LinkOutcome {

            public LinkVoid {
                Objects.requireNonNull(causeId, "causeId");
                Objects.requireNonNull(reason, "reason");
            }
        }

        /** Read in place of an outcome, purpose or reason that this version does not know; never written. */
        record LinkNotUnderstood(UUID causeId) implements LinkOutcome {}
    }
}
