package io.latchkey.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class TransientErrorsTests {

    @ParameterizedTest
    @MethodSource
    void whatMaySucceedLaterPasses(Throwable failure) {
        assertThat(TransientErrors.isTransient(failure)).isTrue();
        assertThat(TransientErrors.isTransient(new IllegalStateException(failure)))
                .as("wherever it stands in the chain")
                .isTrue();
    }

    static Stream<Throwable> whatMaySucceedLaterPasses() {
        return Stream.of(
                new R2dbcNonTransientResourceException("closed"),
                new R2dbcRollbackException("deadlock", "40P01"),
                new R2dbcTimeoutException("late"),
                new R2dbcPermissionDeniedException("shutting down", "57P01"),
                new DataAccessResourceFailureException("no connection"),
                new PessimisticLockingFailureException("lost a race"),
                new QueryTimeoutException("late"),
                new CannotCreateTransactionException("no connection"),
                new TransactionSystemException("commit", new R2dbcNonTransientResourceException("closed")),
                new org.apache.kafka.common.errors.TimeoutException("broker"),
                new IOException("reset"),
                new TimeoutException("late"));
    }

    @ParameterizedTest
    @MethodSource
    void whatWillFailAgainDoesNotPass(Throwable failure) {
        assertThat(TransientErrors.isTransient(failure)).isFalse();
    }

    static Stream<Throwable> whatWillFailAgainDoesNotPass() {
        return Stream.of(
                new IllegalStateException("bug"),
                new NullPointerException(),
                new R2dbcBadGrammarException("no such column", "42703", 0, "SELECT"),
                new R2dbcDataIntegrityViolationException("null", "23502"),
                new DataIntegrityViolationException("null"),
                new TransactionSystemException("commit"));
    }
}
