package io.latchkey.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The headers of a row: a JSON object of strings, readable where an operator looks. */
final class HeaderJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final ObjectReader READER = MAPPER.readerForMapOf(String.class);

    private HeaderJson() {}

    static String toJson(Map<String, String> headers) {
        return MAPPER.writeValueAsString(headers);
    }

    static Headers parseHeaders(String text) {
        Map<String, String> headers = READER.readValue(text);
        var result = new RecordHeaders();
        headers.forEach((name, value) -> result.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return result;
    }
}
