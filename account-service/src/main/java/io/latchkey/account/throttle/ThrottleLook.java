package io.latchkey.account.throttle;

import io.latchkey.platform.sql.StatementPart;
import io.r2dbc.spi.Readable;
import java.util.Map;
import java.util.function.Function;

/**
 * What is looked up by the statement that counts an attempt, and says where it is counted.
 *
 * @param part {@code looked}, always one row, and {@code browser (recognized)}
 * @param reader reads {@code looked}
 */
public record ThrottleLook<T>(StatementPart part, Function<Readable, T> reader) {

    /** Nothing is, and no browser is known. */
    static final ThrottleLook<Boolean> NONE = new ThrottleLook<>(
            new StatementPart("looked AS (SELECT true AS nothing), browser AS (SELECT false AS recognized)", Map.of()),
            row -> true);
}
