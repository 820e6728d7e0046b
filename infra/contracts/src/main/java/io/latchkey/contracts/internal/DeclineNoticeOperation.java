package io.latchkey.contracts.internal;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.InternalOperation.WorkHandover;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decline notice: the gateway hands a declined access request to notification-service, which mails the requester. */
public final class DeclineNoticeOperation {

    /** A constant, for the annotation of a route. */
    public static final String PATH = "/internal/v1/courtesies";

    public static final WorkHandover<DeclineNoticeRequest> HAND_OVER_DECLINE =
            new WorkHandover<>(PATH, DeclineNoticeRequest.class);

    private DeclineNoticeOperation() {}

    /**
     * Who asked for an account and gets none.
     *
     * @param displayName nobody reads it: what somebody typed who has no account goes into no mail. Empty, for a reader of
     *     the version before; goes once there is none left
     */
    public record DeclineNoticeRequest(
            UUID requestId, EmailAddress address, @Nullable String displayName, AccountLocale locale) {

        public DeclineNoticeRequest {
            Objects.requireNonNull(requestId, "requestId");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(locale, "locale");
        }

        /** Masked: holds an address. */
        @Override
        public String toString() {
            return "DeclineNoticeRequest[requestId=" + requestId + "]";
        }
    }
}
