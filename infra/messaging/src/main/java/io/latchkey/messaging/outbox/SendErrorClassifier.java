package io.latchkey.messaging.outbox;

import java.util.List;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Tells a record that will never be taken from a fault that passes or that concerns the whole producer. */
final class SendErrorClassifier {

    // Retriable ones pass; the others say something of the connection or of the producer, not of the record.
    private static final List<Class<? extends ApiException>> NOT_THE_RECORDS = List.of(
            RetriableException.class,
            AuthenticationException.class,
            ClusterAuthorizationException.class,
            OutOfOrderSequenceException.class,
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            InvalidPidMappingException.class,
            UnsupportedVersionException.class);

    private SendErrorClassifier() {}

    /** Whether the broker (or the client for it) refuses this very record, however often it is sent. */
    static boolean isPermanent(Throwable failure) {
        return failure instanceof ApiException && NOT_THE_RECORDS.stream().noneMatch(type -> type.isInstance(failure));
    }

    /** The class and our own words; the exception's could quote the record. */
    static String describeReason(Throwable failure) {
        String words = failure instanceof RecordTooLargeException
                ? "larger than the topic takes"
                : "the broker refuses this record for good";
        return failure.getClass().getSimpleName() + ": " + words;
    }
}
