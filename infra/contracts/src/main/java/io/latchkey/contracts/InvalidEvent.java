package io.latchkey.contracts;

/** An event that breaks its own rules; the message names field and rule in our words and never holds content. */
final class InvalidEvent extends IllegalArgumentException {

    InvalidEvent(String message) {
        super(message);
    }
}
