package io.latchkey.acceptance.drive;

import io.latchkey.devstack.supervisor.DevStack;
import io.latchkey.devstack.supervisor.Extent;
import io.latchkey.devstack.supervisor.Happening;
import io.latchkey.devstack.supervisor.StackPlan;
import io.latchkey.devstack.supervisor.StackPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The whole product, started once for this JVM on ports of its own, exactly as {@code infra/up} starts it. */
public final class RunningStack {

    private static final Duration A_KILL_IS_SEEN_WITHIN = Duration.ofSeconds(30);
    private final DevStack stack;
    private final Gateway gateway;
    private final Inbox inbox;

    private RunningStack() {
        Path here = Path.of("").toAbsolutePath();
        var plan = new StackPlan(
                here.resolve("../.."),
                here.resolve("target/stack-" + ProcessHandle.current().pid()),
                StackPorts.free(),
                Extent.ALL,
                Map.of("LATCHKEY_UNLIMITED_NETWORKS", "127.0.0.0/8,::1/128"));
        this.stack = DevStack.start(plan, RunningStack::say);
        this.gateway = new Gateway(plan.ports().gateway());
        this.inbox = new Inbox(plan.ports().inbox());
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    }

    public static RunningStack shared() {
        return Holder.STACK;
    }

    public DevStack stack() {
        return stack;
    }

    public Gateway gateway() {
        return gateway;
    }

    public Inbox inbox() {
        return inbox;
    }

    public People people() {
        return new People(gateway, inbox);
    }

    public TopicLog topics() {
        return new TopicLog("localhost:" + stack.plan().ports().kafka());
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

    private static void say(Happening happening) {
        System.out.println(happening);
    }

    private static final class Holder {
        static final RunningStack STACK = new RunningStack();
    }
}
