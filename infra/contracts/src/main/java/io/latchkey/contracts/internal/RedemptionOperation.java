package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Redemption: the gateway asks account-service to spend a link on a new password. */
public final class RedemptionOperation {

    public static final RequestReply<RedemptionRequest, RedemptionResponse> REDEEM_LINK =
            new RequestReply<>("/internal/v1/redemptions", RedemptionRequest.class, RedemptionResponse.class);

    private RedemptionOperation() {}

    /**
     * The link's token and the password it is spent on.
     *
     * @param facts of the account that the token names; null when the gateway knows none
     * @param addressDigest keyed digest of the account's address, whose failed attempts a redemption forgets; null when
     *     the gateway knows no such account
     * @param earlierAddressDigests the same under each key but the current one; null while there is no other
     * @param browserDigest of the browser that will be known by this redemption; null where there will be none
     * @param context words of the account that the password must not be made of, at most 64
     */
    public record RedemptionRequest(
            @Nullable DirectoryFacts facts,
            SecretValue token,
            SecretValue newPassword,
            List<String> context,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String addressDigest,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> earlierAddressDigests,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String browserDigest) {

        public RedemptionRequest {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(newPassword, "newPassword");
            context = MessageFields.copyContext(context);
            earlierAddressDigests = OriginDigests.normalizeEarlier(earlierAddressDigests);
            MessageFields.requireDigests(digestsOf(addressDigest, earlierAddressDigests));
            if (browserDigest != null) {
                MessageFields.requireDigests(browserDigest);
            }
        }

        /** The digests of the address under every key; none when the gateway knows no such account. */
        public List<String> addressDigests() {
            return List.of(digestsOf(addressDigest, earlierAddressDigests));
        }

        private static String[] digestsOf(@Nullable String current, @Nullable List<String> earlier) {
            return Stream.concat(
                            Stream.ofNullable(current),
                            Stream.ofNullable(earlier).flatMap(List::stream))
                    .toArray(String[]::new);
        }

        /** Masked: the words are personal. */
        @Override
        public String toString() {
            return "RedemptionRequest[facts=" + facts + "]";
        }
    }

    /** What came of a redemption. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface RedemptionResponse
            permits RedemptionResponse.LinkRedeemed,
                    RedemptionResponse.RedemptionRefused,
                    SharedOutcomes.PasswordRejected {

        /** The password is set, now or a moment ago by the same redemption; older sessions must end now. */
        @JsonTypeName("REDEEMED")
        record LinkRedeemed(UUID accountId, long credentialVersion, StateSnapshot state)
                implements RedemptionResponse, VerifiedAccount {

            public LinkRedeemed {
                Objects.requireNonNull(accountId, "accountId");
                Objects.requireNonNull(state, "state");
            }
        }

        /** The link does not work. */
        @JsonTypeName("LINK_REFUSED")
        record RedemptionRefused(LinkRefusal reason) implements RedemptionResponse {

            public RedemptionRefused {
                Objects.requireNonNull(reason, "reason");
            }
        }
    }
}
