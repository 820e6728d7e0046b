package io.latchkey.mailprovider.sendgrid;

import io.latchkey.mailprovider.http.HttpAnswer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error as SendGrid's v3 API words it: message, dotted path of the field, address of its documentation. */
public record SendGridError(
        String message, @Nullable String field, @Nullable String help) {

    static SendGridError atField(String field, String message) {
        return new SendGridError(message, field, null);
    }

    public static HttpAnswer answerWith(int status, List<SendGridError> errors) {
        return HttpAnswer.fromJson(status, Map.of("errors", errors));
    }

    static HttpAnswer answerWith(int status, String message) {
        return answerWith(status, List.of(new SendGridError(message, null, null)));
    }
}
