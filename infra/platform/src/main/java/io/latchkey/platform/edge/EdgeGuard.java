package io.latchkey.platform.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelPipeline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import reactor.netty.NettyPipeline;
import reactor.netty.resources.LoopResources;

/** Guards listeners: what stands here is in the channel of every connection before anything of the framework. */
public final class EdgeGuard {
    private final EdgeSettings settings;
    private final MeterRegistry meters;
    private final LoopResources eventLoops;
    private final Map<EdgeListener, Guarded> listeners = new ConcurrentHashMap<>();

    EdgeGuard(EdgeSettings settings, MeterRegistry meters, LoopResources eventLoops) {
        this.settings = settings;
        this.meters = meters;
        this.eventLoops = eventLoops;
    }

    /** Has every connection of the server that the factory makes guarded. */
    void guard(NettyReactiveWebServerFactory servers, EdgeListener listener) {
        servers.addServerCustomizers(server -> server.runOn(eventLoops)
                .doOnChannelInit((observer, channel, remote) -> guardConnection(channel.pipeline(), listener)));
    }

    EdgeSettings settings() {
        return settings;
    }

    RequestRules rulesOf(EdgeListener listener) {
        return guardedOf(listener).rules();
    }

    void countRefusal(EdgeListener listener, int status) {
        meters.counter("latchkey.edge.refused", "listener", listener.name(), "status", Integer.toString(status))
                .increment();
    }

    void guardConnection(ChannelPipeline pipeline, EdgeListener listener) {
        var codec = new StrictHttpCodec();
        var held = new HeldBodies(guardedOf(listener).budget());
        var answers = new ResponseGuard(held);
        pipeline.replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, codec);
        pipeline.addAfter(NettyPipeline.HttpCodec, "latchkey.answers", answers);
        pipeline.addAfter(NettyPipeline.HttpCodec, "latchkey.idle", new IdleGuard(answers, codec, settings.idleTime()));
        pipeline.addAfter(
                "latchkey.answers", "latchkey.requests", new RequestGuard(this, listener, held, codec, answers));
    }

    private Guarded guardedOf(EdgeListener listener) {
        return listeners.computeIfAbsent(
                listener,
                one -> new Guarded(
                        new RequestRules(one),
                        new BodyBudget(
                                settings.bodiesAtOnce(), settings.bytesAtOnce().toBytes())));
    }

    /** What the connections of a listener share. */
    private record Guarded(RequestRules rules, BodyBudget budget) {}
}
