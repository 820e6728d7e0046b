package io.latchkey.contracts.internal;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.InternalOperation.WorkHandover;
import java.util.Objects;
import java.util.UUID;

/** Decline notice: the gateway hands a declined access request to notification-service, which mails the requester. */
public final class DeclineNoticeOperation {

    /** A constant, for the annotation of a route. */
    public static final String PATH = "/internal/v1/courtesies";

    public static final WorkHandover<DeclineNoticeRequest> HAND_OVER_DECLINE =
            new WorkHandover<>(PATH, DeclineNoticeRequest.class);

    private DeclineNoticeOperation() {}

    /** Who asked for an account and gets none. */
    public record DeclineNoticeRequest(UUID requestId, EmailAddress address, String displayName, AccountLocale locale) {

        public DeclineNoticeRequest {
            Objects.requireNonNull(requestId, "requestId");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(displayName, "displayName");
            Objects.requireNonNull(locale, "locale");
        }

        /** Masked: holds a name. */
        @Override
        public String toString() {
            return "DeclineNoticeRequest[requestId=" + requestId + "]";
        }
    }
}
