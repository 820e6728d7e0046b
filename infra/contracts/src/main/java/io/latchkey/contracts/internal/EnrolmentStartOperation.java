package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import java.util.Objects;
import java.util.UUID;

/** Start of an enrolment: the gateway asks account-service to let a signed-in holder set up an app. */
public final class EnrolmentStartOperation {

    public static final RequestReply<EnrolmentStartRequest, EnrolmentStartResponse> START_ENROLMENT =
            new RequestReply<>(
                    "/internal/v1/challenges/enrolment/start",
                    EnrolmentStartRequest.class,
                    EnrolmentStartResponse.class);

    private EnrolmentStartOperation() {}

    /** Who is to enrol, and the session, proved a moment ago, that the enrolment will belong to. */
    public record EnrolmentStartRequest(DirectoryFacts facts, UUID sessionId) {

        public EnrolmentStartRequest {
            Objects.requireNonNull(facts, "facts");
            Objects.requireNonNull(sessionId, "sessionId");
        }
    }

    /** What came of it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface EnrolmentStartResponse {

        /** The enrolment is open, for this session alone. */
        @JsonTypeName("STARTED")
        record EnrolmentStarted(SecretValue challenge) implements EnrolmentStartResponse {

            public EnrolmentStarted {
                Objects.requireNonNull(challenge, "challenge");
            }
        }

        /** The account is disabled, erased, or without a password that counts. */
        @JsonTypeName("NOT_ALLOWED")
        record EnrolmentNotAllowed() implements EnrolmentStartResponse {}
    }
}
