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

class SendErrorClassifierTests {

    @ParameterizedTest
    @MethodSource
    void aRecordThatWillNeverBeTakenIsRefusedForGood(Throwable failure) {
        assertThat(SendErrorClassifier.isPermanent(failure)).isTrue();
    }

    static Stream<Throwable> aRecordThatWillNeverBeTakenIsRefusedForGood() {
        return Stream.of(
                new RecordTooLargeException("2 MB"),
                new InvalidRecordException("no key on a compacted topic"),
                new InvalidTopicException("a b"),
                new TopicAuthorizationException(Set.of("t")));
    }

    @ParameterizedTest
    @MethodSource
    void whatPassesOrConcernsTheWholeProducerParksNothing(Throwable failure) {
        assertThat(SendErrorClassifier.isPermanent(failure)).isFalse();
    }

    static Stream<Throwable> whatPassesOrConcernsTheWholeProducerParksNothing() {
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
    void theReasonNeverQuotesTheRecord() {
        assertThat(SendErrorClassifier.describeReason(new InvalidRecordException("ada@example.org")))
                .doesNotContain("example.org");
    }
}
