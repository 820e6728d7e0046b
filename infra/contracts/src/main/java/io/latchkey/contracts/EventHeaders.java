package io.latchkey.contracts;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names of the record headers: CloudEvents 1.0 binary mode for Kafka, and those of a dead letter. */
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";

    public static final String DLT_TOPIC = "latchkey-dlt-topic";
    public static final String DLT_PARTITION = "latchkey-dlt-partition";
    public static final String DLT_OFFSET = "latchkey-dlt-offset";
    public static final String DLT_GROUP = "latchkey-dlt-group";
    public static final String DLT_AT = "latchkey-dlt-at";
    public static final String DLT_CAUSE = "latchkey-dlt-cause";

    private EventHeaders() {}

    /** The headers of an event's record, in a fixed order. */
    public static Map<String, String> fromEnvelope(EventEnvelope<?> envelope) {
        Class<? extends Event> type = envelope.event().getClass();
        var headers = new LinkedHashMap<String, String>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, envelope.id().toString());
        headers.put(SOURCE, envelope.source());
        headers.put(TYPE, EventTypes.typeOf(type));
        if (envelope.event().accountId() != null) {
            headers.put(SUBJECT, envelope.event().accountId().toString());
        }
        headers.put(TIME, envelope.time().toString());
        headers.put(DATA_SCHEMA, EventTypes.schemaOf(type));
        headers.put(CONTENT_TYPE, "application/json");
        if (envelope.traceparent() != null) {
            headers.put(TRACEPARENT, envelope.traceparent());
        }
        return headers;
    }
}
