package io.latchkey.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTests {

    @ParameterizedTest
    @MethodSource
    void a_record_that_will_never_be_taken_is_refused_for_good(Throwable failure) {
        assertThat(Refusal.isForGood(failure)).isTrue();
    }

    static Stream<Throwable> a_record_that_will_never_be_taken_is_refused_for_good() {
        return Stream.of(
                new RecordTooLargeException("2 MB"),
                new InvalidRecordException("no key on a compacted topic"),
                new InvalidTopicException("a b"),
                new TopicAuthorizationException(Set.of("t")));
    }

    @ParameterizedTest
    @MethodSource
    void what_passes_or_concerns_the_whole_producer_parks_nothing(Throwable failure) {
        assertThat(Refusal.isForGood(failure)).isFalse();
    }

    static Stream<Throwable> what_passes_or_concerns_the_whole_producer_parks_nothing() {
        return Stream.of(
                new TimeoutException("broker away"),
                new NotLeaderOrFollowerException("moved"),
                new NotEnoughReplicasException("one left"),
                new UnknownTopicOrPartitionException("not yet"),
                new OutOfOrderSequenceException("gap"),
                new ProducerFencedException("other"),
                new SaslAuthenticationException("password being changed"),
                new KafkaException("closed"),
                new InterruptedException());
    }

    @Test
    void the_reason_never_quotes_the_record() {
        assertThat(Refusal.reason(new InvalidRecordException("ada@example.org")))
                .doesNotContain("example.org");
    }
}
