package io.latchkey.stack.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The broker's own properties: one node, loopback only, small in everything that costs memory. */
final class BrokerProperties {
    private BrokerProperties() {}

    static Properties forSettings(KafkaSettings settings, int controllerPort) {
        Map<String, Object> all = new TreeMap<>();
        addNode(all, settings, controllerPort);
        addSingleReplicas(all);
        addSmallSizes(all);
        Properties properties = new Properties();
        all.forEach((name, value) -> properties.setProperty(name, value.toString()));
        return properties;
    }

    private static void addNode(Map<String, Object> all, KafkaSettings settings, int controllerPort) {
        all.put("process.roles", "broker,controller");
        all.put("node.id", 1);
        all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        all.put("listeners", "CLIENTS://127.0.0.1:" + settings.port() + ",CONTROLLER://127.0.0.1:" + controllerPort);
        all.put("advertised.listeners", "CLIENTS://localhost:" + settings.port());
        all.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("inter.broker.listener.name", "CLIENTS");
        all.put("controller.listener.names", "CONTROLLER");
        all.put("log.dirs", settings.directory().resolve("logs"));
        all.put("auto.create.topics.enable", false);
        all.put("group.initial.rebalance.delay.ms", 0);
        // A killed broker may only come back once its old self has timed out: 9 s, were it left as it is.
        all.put("broker.session.timeout.ms", 3000);
        all.put("broker.heartbeat.interval.ms", 500);
        // A controller alone has no follower that would have to see it live: nothing is written where nothing happens.
        all.put("metadata.max.idle.interval.ms", 0);
    }

    private static void addSingleReplicas(Map<String, Object> all) {
        all.put("offsets.topic.replication.factor", 1);
        all.put("offsets.topic.num.partitions", 3);
        all.put("transaction.state.log.replication.factor", 1);
        all.put("transaction.state.log.min.isr", 1);
        all.put("transaction.state.log.num.partitions", 1);
        all.put("share.coordinator.state.topic.replication.factor", 1);
        all.put("share.coordinator.state.topic.min.isr", 1);
        all.put("share.coordinator.state.topic.num.partitions", 1);
    }

    private static void addSmallSizes(Map<String, Object> all) {
        all.put("log.segment.bytes", 16 * 1024 * 1024);
        all.put("log.index.size.max.bytes", 1024 * 1024);
        all.put("log.cleaner.threads", 1);
        all.put("log.cleaner.dedupe.buffer.size", 4 * 1024 * 1024);
        all.put("log.cleaner.io.buffer.size", 128 * 1024);
        // Each of these threads looks up several times a second.
        all.put("num.network.threads", 2);
        all.put("listener.name.controller.num.network.threads", 1);
        all.put("num.io.threads", 2);
        all.put("group.coordinator.threads", 1);
        all.put("share.coordinator.threads", 1);
        all.put("num.recovery.threads.per.data.dir", 2);
        all.put("background.threads", 2);
        all.put("metric.reporters", "");
        all.put("metadata.log.segment.bytes", 8 * 1024 * 1024);
    }
}
