package io.latchkey.gateway.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a person's sessions, as they may see it.
 *
 * @param current whether it is the one that asks
 * @param browser its name; null: not known to us
 * @param system its name; null: not known to us
 */
@JsonPropertyOrder({"sessionId", "current", "device"})
public record OwnSession(
        UUID sessionId,
        boolean current,
        @JsonIgnore @Nullable String browser,
        @JsonIgnore @Nullable String system,
        Instant signedInAt,
        Instant lastSeenAt) {
    static OwnSession fromRow(SessionRow row, UUID current) {
        return new OwnSession(
                row.sessionId(),
                row.sessionId().equals(current),
                row.device().browser(),
                row.device().system(),
                row.signedInAt(),
                row.lastSeenAt());
    }

    /** The device in English, for programs. */
    @JsonProperty("device")
    String describeDevice() {
        return new SessionDevice(browser, system).describeInEnglish();
    }
}
