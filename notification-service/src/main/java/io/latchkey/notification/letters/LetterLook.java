package io.latchkey.notification.letters;

import org.jspecify.annotations.Nullable;

/**
 * A letter looked at where it lies.
 *
 * @param verdict what its replay would do
 * @param data the event's JSON, where it is one that we know: ids only; null for everything else
 */
public record LetterLook(Verdict verdict, @Nullable String data) {}
