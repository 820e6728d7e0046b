package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.kafka.KafkaServer;
import io.latchkey.devstack.kafka.KafkaSettings;
import io.latchkey.devstack.process.Child;
import io.latchkey.devstack.process.Signal;

/** The broker; ready when it serves clients. */
final class KafkaPart implements Part {

    private final KafkaServer server;

    KafkaPart(StackPlan plan) {
        this.server = new KafkaServer(new KafkaSettings(
                plan.data().resolve("kafka"),
                plan.log(Names.KAFKA),
                plan.ports().kafka()));
    }

    @Override
    public String name() {
        return Names.KAFKA;
    }

    @Override
    public Stage stage() {
        return Stage.AROUND;
    }

    @Override
    public Child launch() {
        return server.launch();
    }

    @Override
    public boolean ready() {
        return server.ready();
    }

    @Override
    public Signal gentle() {
        return Signal.TERM;
    }
}
