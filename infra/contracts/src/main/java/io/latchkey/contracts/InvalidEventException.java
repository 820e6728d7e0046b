package io.latchkey.contracts;

/** An event that breaks its own rules; the message names field and rule in our words and never holds content. */
final class InvalidEventException extends IllegalArgumentException {

    InvalidEventException(String message) {
        super(message);
    }
}
