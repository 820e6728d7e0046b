package io.latchkey.acceptance.drive;

import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.supervisor.DevStack;
import io.latchkey.stack.supervisor.ProcessEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The whole product on ports of its own, exactly as {@code infra/up} starts it. */
public final class RunningStack implements AutoCloseable {

    private static final Duration A_KILL_IS_SEEN_WITHIN = Duration.ofSeconds(30);
    private static final Duration TO_SETTLE = Duration.ofMinutes(2);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final DevStack stack;
    private final GatewayDriver gateway;
    private final InboxDriver inbox;

    private RunningStack(int replicas, Map<String, String> settings, boolean observe) {
        Path here = Path.of("").toAbsolutePath();
        var plan = new StackPlan(
                here.resolve("../.."),
                here.resolve("target/stack-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet()),
                StackPorts.findFree(),
                StackScope.ALL,
                with(settings),
                replicas,
                observe);
        this.stack = DevStack.start(plan, RunningStack::say);
        this.gateway = new GatewayDriver(plan.ports().portOf(ListenerPort.GATEWAY));
        this.inbox = new InboxDriver(plan.ports().portOf(ListenerPort.INBOX));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** One for all tests of this JVM that can share it. */
    public static RunningStack shared() {
        return Holder.STACK;
    }

    /** One for a test that looks at everything there is; to be closed. */
    public static RunningStack own() {
        return new RunningStack(1, Map.of(), false);
    }

    /** One whose spans go to this collector, and that Prometheus watches where there is one; to be closed. */
    public static RunningStack watched(URI collector, boolean prometheus) {
        return new RunningStack(1, Map.of("LATCHKEY_OTLP_ENDPOINT", collector.toString()), prometheus);
    }

    /** Two of each service; to be closed. */
    public static RunningStack doubled() {
        return doubled(Map.of());
    }

    /** The same with settings of the test's own. */
    public static RunningStack doubled(Map<String, String> settings) {
        return new RunningStack(2, settings, false);
    }

    public DevStack stack() {
        return stack;
    }

    public GatewayDriver gateway() {
        return gateway;
    }

    /** The gateway that stands beside the first. */
    public GatewayDriver secondGateway() {
        return new GatewayDriver(stack.plan().ports().forReplica(2).portOf(ListenerPort.GATEWAY));
    }

    public InboxDriver inbox() {
        return inbox;
    }

    public AccountFixtures people() {
        return new AccountFixtures(gateway, inbox);
    }

    public TopicLog topics() {
        return new TopicLog(bootstrap());
    }

    public String bootstrap() {
        return "localhost:" + stack.plan().ports().portOf(ListenerPort.KAFKA);
    }

    public Path data() {
        return stack.plan().data();
    }

    /** @param service {@code gateway}, {@code account} or {@code notification} */
    public Database database(String service) {
        String setting = "LATCHKEY_" + service.toUpperCase(Locale.ROOT) + "_DB_PASSWORD";
        return new Database(stack.plan().ports().portOf(ListenerPort.POSTGRES), service, stack.secret(setting));
    }

    /** Waits until nothing is queued, published or awaited any more: every mail delivered, every outbox empty. */
    public void settle(int mails) {
        Wait.untilTrue(
                "every mail is delivered",
                TO_SETTLE,
                () -> inbox.mails("").size() >= mails
                        && database("notification").count("mail WHERE state <> 'DELIVERED'") == 0);
        for (String service : Database.ALL) {
            Wait.untilTrue(
                    "the outbox of " + service + " is empty",
                    TO_SETTLE,
                    () -> database(service).count("outbox") == 0);
        }
    }

    @Override
    public void close() {
        stack.close();
    }

    /** {@code kill -9}; returns when the process of that moment is gone and another stands in its place. */
    public void kill(String name) {
        long before = stack.pid(name);
        stack.kill(name);
        Wait.untilTrue(name + " to be started again", A_KILL_IS_SEEN_WITHIN, () -> stack.pid(name) != before);
    }

    public void awaitReady() {
        stack.awaitReady();
    }

    private static Map<String, String> with(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("LATCHKEY_UNLIMITED_NETWORKS", "127.0.0.0/8,::1/128"));
        all.putAll(settings);
        return all;
    }

    private static void say(ProcessEvent happening) {
        System.out.println(happening);
    }

    private static final class Holder {
        static final RunningStack STACK = new RunningStack(1, Map.of(), false);
    }
}
