package io.latchkey.messaging.topics;

/** A topic that is not as it must be; the message is the line that says what differs. */
final class TopicMismatchException extends RuntimeException {

    TopicMismatchException(String message) {
        super(message);
    }
}
