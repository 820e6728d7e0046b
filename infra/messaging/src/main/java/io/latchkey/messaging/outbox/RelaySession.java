package io.latchkey.messaging.outbox;

import io.latchkey.messaging.KafkaClientFactory;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.platform.schedule.ExponentialBackOff;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** From connection to fault: a new connection and a new producer each time, so that nothing old lingers. */
@Component
final class RelaySession {

    private static final Logger LOG = LoggerFactory.getLogger(RelaySession.class);

    private final MessagingProperties.RelaySettings settings;
    private final ConnectionFactory connections;
    private final KafkaClientFactory kafka;
    private final RelayContext signals;

    RelaySession(
            MessagingProperties properties,
            ConnectionFactory connections,
            KafkaClientFactory kafka,
            RelayContext signals) {
        this.settings = properties.relay();
        this.connections = connections;
        this.kafka = kafka;
        this.signals = signals;
    }

    /** Stands by until this relay leads, then publishes until it is to stop; throws what ends it earlier. */
    void run(StopSignal stop, ExponentialBackOff backOff) throws InterruptedException {
        try (RelayConnection connection = RelayConnection.open(connections)) {
            while (!connection.tryToLead()) {
                if (stop.awaitStop(settings.standby())) {
                    return;
                }
            }
            LOG.info("outbox: this relay leads");
            signals.metrics().setLeading(true);
            publishAsLeader(connection, stop, backOff);
        } finally {
            signals.metrics().setLeading(false);
        }
    }

    private void publishAsLeader(RelayConnection connection, StopSignal stop, ExponentialBackOff backOff)
            throws InterruptedException {
        try (Producer<byte[], byte[]> producer = kafka.relayProducer()) {
            new RelayLoop(settings, connection.outboxTable(), producer, signals).runUntilStopped(stop, backOff);
        }
    }
}
