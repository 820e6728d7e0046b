package io.latchkey.messaging.outbox;

import io.latchkey.messaging.BackOff;
import io.latchkey.messaging.KafkaClients;
import io.latchkey.messaging.MessagingProperties;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** From connection to fault: a new connection and a new producer each time, so that nothing old lingers. */
@Component
final class RelaySession {

    private static final Logger LOG = LoggerFactory.getLogger(RelaySession.class);

    private final MessagingProperties.Relay settings;
    private final ConnectionFactory connections;
    private final KafkaClients kafka;
    private final RelaySignals signals;

    RelaySession(
            MessagingProperties properties, ConnectionFactory connections, KafkaClients kafka, RelaySignals signals) {
        this.settings = properties.relay();
        this.connections = connections;
        this.kafka = kafka;
        this.signals = signals;
    }

    /** Stands by until this relay leads, then publishes until it is to stop; throws what ends it earlier. */
    void run(Stop stop, BackOff backOff) throws InterruptedException {
        try (RelayConnection connection = RelayConnection.open(connections)) {
            while (!connection.tryToLead()) {
                if (stop.pause(settings.standby())) {
                    return;
                }
            }
            LOG.info("outbox: this relay leads");
            signals.metrics().leading(true);
            lead(connection, stop, backOff);
        } finally {
            signals.metrics().leading(false);
        }
    }

    private void lead(RelayConnection connection, Stop stop, BackOff backOff) throws InterruptedException {
        try (Producer<byte[], byte[]> producer = kafka.relayProducer()) {
            new Leading(settings, connection.outbox(), producer, signals).untilStopped(stop, backOff);
        }
    }
}
