package io.latchkey.messaging.consume;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a fault that passes (database or broker away, a lost race) from one that the record will always cause. */
final class TransientErrors {

    private static final List<Class<? extends Throwable>> PASSING = List.of(
            R2dbcTransientException.class,
            R2dbcNonTransientResourceException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            NonTransientDataAccessResourceException.class,
            CannotCreateTransactionException.class,
            RetriableException.class,
            IOException.class,
            TimeoutException.class);

    // SQLSTATE classes: connection, rollback for concurrency, resources, operator's intervention, system; and
    // read-only (a standby was asked), lock not available.
    private static final List<String> PASSING_STATES = List.of("08", "40", "53", "57", "58", "25006", "55P03");

    private TransientErrors() {}

    /** Whether the same may succeed later; decided by the types in the chain of causes. */
    static boolean isTransient(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .anyMatch(TransientErrors::matchesTransient);
    }

    private static boolean matchesTransient(Throwable cause) {
        return PASSING.stream().anyMatch(type -> type.isInstance(cause))
                || (cause instanceof R2dbcException database && matchesTransient(database.getSqlState()));
    }

    private static boolean matchesTransient(String state) {
        return state != null && PASSING_STATES.stream().anyMatch(state::startsWith);
    }
}
