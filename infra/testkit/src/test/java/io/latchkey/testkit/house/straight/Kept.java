package io.latchkey.testkit.house.straight;

/** An interface that earned its place. */
sealed interface Kept permits Time, Nothing {}
