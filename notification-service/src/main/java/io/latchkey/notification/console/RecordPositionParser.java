package io.latchkey.notification.console;

import io.latchkey.notification.deadletter.DeadLetterService;
import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.notification.web.Problem;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads where a letter lies from an address or a form. */
@Component
final class RecordPositionParser {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SLASH = Pattern.compile("/");

    private final DeadLetterService letters;

    RecordPositionParser(DeadLetterService letters) {
        this.letters = letters;
    }

    /** The place; 404 when it cannot be one. */
    RecordPosition parsePosition(String topic, String partition, String offset) {
        boolean can = letters.topicNames().contains(topic)
                && NUMBER.matcher(partition).matches()
                && OFFSET.matcher(offset).matches();
        if (!can) {
            throw Problem.NOT_FOUND.asException();
        }
        return new RecordPosition(topic, Integer.parseInt(partition), Long.parseLong(offset));
    }

    /** A place as operators write it, {@code topic/partition/offset}; {@code invalid-request} when it is none. */
    RecordPosition parsePosition(String pointer, String text) {
        String[] parts = SLASH.split(text, -1);
        if (parts.length != 3
                || !letters.topicNames().contains(parts[0])
                || !NUMBER.matcher(parts[1]).matches()
                || !OFFSET.matcher(parts[2]).matches()) {
            throw Problem.invalidRequest(pointer, "must be topic/partition/offset of a dead letter")
                    .asException();
        }
        return new RecordPosition(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    /** A dead-letter topic, or empty for all; {@code invalid-request} for anything else. */
    String requireTopic(String text) {
        if (!text.isEmpty() && !letters.topicNames().contains(text)) {
            throw Problem.invalidRequest("/topic", "must be a dead-letter topic, <topic>.dlt.<group>, or left out")
                    .asException();
        }
        return text;
    }
}
