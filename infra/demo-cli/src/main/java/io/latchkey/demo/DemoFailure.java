package io.latchkey.demo;

/** A step that did not hold; the message says in one line what was expected and what came. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
