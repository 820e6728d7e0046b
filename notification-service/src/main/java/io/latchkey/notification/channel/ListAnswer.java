package io.latchkey.notification.channel;

/** What became of a wish to have an address taken off a provider's lists. */
public sealed interface ListAnswer {

    /** It is on none of them. */
    record Off() implements ListAnswer {}

    /** No word, or one that may be another soon. */
    record TryLater(String words) implements ListAnswer {}

    /** Not with this key, or not this way: somebody must mend it. */
    record Refused(String words) implements ListAnswer {}
}
