package io.latchkey.messaging.outbox;

/** What has an order of its own: a key of a topic. */
record RowKey(String topic, String key) {

    /** As the statement compares it. */
    String text() {
        return topic + " " + key;
    }
}
