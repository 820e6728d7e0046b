package io.latchkey.notification.console;

import io.latchkey.notification.letters.Letters;
import io.latchkey.notification.letters.Place;
import io.latchkey.notification.web.Problem;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads where a letter lies from an address or a form. */
@Component
final class Places {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SLASH = Pattern.compile("/");

    private final Letters letters;

    Places(Letters letters) {
        this.letters = letters;
    }

    /** The place; 404 when it cannot be one. */
    Place read(String topic, String partition, String offset) {
        boolean can = letters.topics().contains(topic)
                && NUMBER.matcher(partition).matches()
                && OFFSET.matcher(offset).matches();
        if (!can) {
            throw Problem.NOT_FOUND.asException();
        }
        return new Place(topic, Integer.parseInt(partition), Long.parseLong(offset));
    }

    /** A place as operators write it, {@code topic/partition/offset}; {@code invalid-request} when it is none. */
    Place read(String pointer, String text) {
        String[] parts = SLASH.split(text, -1);
        if (parts.length != 3
                || !letters.topics().contains(parts[0])
                || !NUMBER.matcher(parts[1]).matches()
                || !OFFSET.matcher(parts[2]).matches()) {
            throw Problem.invalid(pointer, "must be topic/partition/offset of a dead letter")
                    .asException();
        }
        return new Place(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    /** A dead-letter topic, or empty for all; {@code invalid-request} for anything else. */
    String topic(String text) {
        if (!text.isEmpty() && !letters.topics().contains(text)) {
            throw Problem.invalid("/topic", "must be a dead-letter topic, <topic>.dlt.<group>, or left out")
                    .asException();
        }
        return text;
    }
}
