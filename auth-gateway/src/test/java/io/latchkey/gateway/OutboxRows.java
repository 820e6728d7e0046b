package io.latchkey.gateway;

import io.latchkey.testkit.SchemaCheck;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits in a gateway's outbox. Refusals are told beside the requests, a moment later: they are not among the rest, and
 * have a list of their own.
 */
public record OutboxRows(Gateway gateway) {
    /** One of the rows. */
    public record Waiting(long id, UUID eventId, String topic, String key, JsonNode headers, JsonNode data, long size) {
        public String type() {
            return headers.get("ce_type").asString();
        }
    }

    private static final String REFUSAL = "headers LIKE '%RequestRefused%'";

    /** Of one key, oldest first. */
    public List<Waiting> of(UUID key) {
        return read("WHERE NOT " + REFUSAL + " AND record_key = ? ORDER BY id", key.toString());
    }

    /** Those that came after another, oldest first. */
    public List<Waiting> after(long id) {
        return read("WHERE NOT " + REFUSAL + " AND id > ? ORDER BY id", id);
    }

    /** Refusals that came after another event, oldest first. */
    public List<Waiting> refusalsAfter(long id) {
        return read("WHERE " + REFUSAL + " AND id > ? ORDER BY id", id);
    }

    public long last() {
        return gateway.rows().count("SELECT coalesce(max(id), 0) FROM outbox WHERE NOT " + REFUSAL);
    }

    private List<Waiting> read(String where, Object parameter) {
        return gateway.rows().query("""
                        SELECT id, event_id, topic, record_key, headers, convert_from(payload, 'UTF8') AS payload,
                               octet_length(topic) + octet_length(record_key) + octet_length(headers)
                                   + octet_length(payload) AS size
                        FROM outbox
                        """ + where, parameter).stream()
                .map(OutboxRows::waiting)
                .toList();
    }

    private static Waiting waiting(Map<String, Object> row) {
        JsonMapper json = JsonMapper.shared();
        Object value = row.get("payload");
        String payload = String.valueOf(value);
        verify(row, value == null ? null : payload.getBytes(StandardCharsets.UTF_8));
        return new Waiting(
                Long.parseLong(String.valueOf(row.get("id"))),
                UUID.fromString(String.valueOf(row.get("event_id"))),
                String.valueOf(row.get("topic")),
                String.valueOf(row.get("record_key")),
                json.readTree(String.valueOf(row.get("headers"))),
                json.readTree(payload),
                Long.parseLong(String.valueOf(row.get("size"))));
    }

    /** What waits is what will be published: it must fit the contract. */
    private static void verify(Map<String, Object> row, byte @Nullable [] value) {
        Map<String, byte[]> headers = new HashMap<>();
        JsonMapper.shared()
                .readTree(String.valueOf(row.get("headers")))
                .properties()
                .forEach(header -> headers.put(
                        header.getKey(), header.getValue().asString().getBytes(StandardCharsets.UTF_8)));
        byte[] key = String.valueOf(row.get("record_key")).getBytes(StandardCharsets.UTF_8);
        SchemaCheck.verify(String.valueOf(row.get("topic")), key, headers, value);
    }
}
