package io.latchkey.gateway.web;

import io.latchkey.gateway.web.Problem.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in plain words what is wrong with a JSON body, without a word of what was in it. */
final class JsonErrorMapper {
    private JsonErrorMapper() {}

    static FieldError toFieldError(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new FieldError(toPointer(unknown), "is not a field of this request");
        }
        if (failure instanceof StreamReadException broken) {
            return new FieldError("", describeFailure(broken));
        }
        return new FieldError(toPointer(failure), "is of the wrong type");
    }

    private static String describeFailure(StreamReadException broken) {
        return broken.getOriginalMessage().startsWith("Duplicate")
                ? "has a field that stands in it twice"
                : "is not well-formed JSON";
    }

    private static String toPointer(JacksonException failure) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            String token = name == null ? Integer.toString(step.getIndex()) : name;
            pointer.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
