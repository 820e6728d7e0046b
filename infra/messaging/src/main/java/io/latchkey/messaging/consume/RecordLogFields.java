package io.latchkey.messaging.consume;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.trace.TraceLogFields;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/** Says in a log line which record it speaks of. A header that is not an id is left out: it could hold anything. */
final class RecordLogFields {

    private RecordLogFields() {}

    static LoggingEventBuilder addRecordFields(LoggingEventBuilder line, ConsumerRecord<byte[], byte[]> record) {
        LoggingEventBuilder traced = TraceLogFields.addTraceFields(line, headerText(record, EventHeaders.TRACEPARENT));
        String id = headerText(record, EventHeaders.ID);
        return id != null && UuidFactory.parseUuid(id).isPresent() ? traced.addKeyValue("event.id", id) : traced;
    }

    private static @Nullable String headerText(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
