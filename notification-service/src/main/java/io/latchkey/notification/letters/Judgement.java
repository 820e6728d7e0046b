package io.latchkey.notification.letters;

/** A letter and what its replay would do. */
public record Judgement(Place place, Verdict verdict) {}
