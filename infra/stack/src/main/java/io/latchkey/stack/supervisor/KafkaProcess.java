package io.latchkey.stack.supervisor;

import io.latchkey.stack.kafka.KafkaServer;
import io.latchkey.stack.kafka.KafkaSettings;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ProcessSignal;
import io.latchkey.stack.supervisor.ManagedProcess.Stage;

/** The broker; ready when it serves clients. */
final class KafkaProcess implements ManagedProcess {

    private final KafkaServer server;

    KafkaProcess(StackPlan plan) {
        this.server = new KafkaServer(new KafkaSettings(
                plan.data().resolve("kafka"),
                plan.logFile(ProcessNames.KAFKA),
                plan.ports().kafka()));
    }

    @Override
    public String name() {
        return ProcessNames.KAFKA;
    }

    @Override
    public Stage stage() {
        return Stage.AROUND;
    }

    @Override
    public ChildProcess launch() {
        return server.launch();
    }

    @Override
    public boolean isReady() {
        return server.isReady();
    }

    @Override
    public ProcessSignal stopSignal() {
        return ProcessSignal.TERM;
    }
}
