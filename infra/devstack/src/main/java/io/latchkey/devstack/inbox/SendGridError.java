package io.latchkey.devstack.inbox;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error as SendGrid's v3 API words it: message, dotted path of the field, address of its documentation. */
@JsonPropertyOrder({"message", "field", "help"})
record SendGridError(
        String message, @Nullable String field, @Nullable String help) {

    static SendGridError at(String field, String message) {
        return new SendGridError(message, field, null);
    }

    static Answer answer(int status, List<SendGridError> errors) {
        return Answer.json(status, Map.of("errors", errors));
    }

    static Answer answer(int status, String message) {
        return answer(status, List.of(new SendGridError(message, null, null)));
    }
}
