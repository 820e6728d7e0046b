package io.latchkey.contracts;

/** What a record turned out to be. */
public sealed interface ReadEvent {

    /** An event this version knows. */
    record Known(EventEnvelope<Event> envelope) implements ReadEvent {}

    /** A well-formed event of a type this version does not know: pass it over and count it. */
    record Unknown(String type) implements ReadEvent {}

    /** Not an event: a dead letter. The reason is in our own words and never holds content. */
    record Malformed(String reason) implements ReadEvent {}
}
