package io.latchkey.platform.edge;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.HttpHandler;

/** One more guarded port of a service, with the same handlers behind it; it starts and ends as the service's own does. */
public final class AdditionalListener implements SmartLifecycle {
    private final EdgeListener listener;
    private final int port;
    private final NettyReactiveWebServerFactory servers;
    private final HttpHandler handlers;
    private @Nullable WebServer running;

    /**
     * @param address to listen at; null: every one
     * @param port 0: any that is free
     */
    public AdditionalListener(
            EdgeGuard edge, EdgeListener listener, @Nullable InetAddress address, int port, HttpHandler handlers) {
        this.listener = listener;
        this.port = port;
        this.handlers = handlers;
        this.servers = new NettyReactiveWebServerFactory(port);
        servers.setAddress(address);
        servers.setShutdown(Shutdown.GRACEFUL);
        edge.guard(servers, listener);
    }

    /** As it stands in metrics. */
    public String name() {
        return listener.name();
    }

    /** Where it listens, or would. */
    public int port() {
        WebServer server = running;
        return server == null ? port : server.getPort();
    }

    @Override
    public void start() {
        WebServer server = servers.getWebServer(handlers);
        server.start();
        running = server;
    }

    @Override
    public void stop(Runnable done) {
        WebServer server = running;
        running = null;
        if (server == null) {
            done.run();
            return;
        }
        server.shutDownGracefully(result -> {
            server.stop();
            done.run();
        });
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** With the service's own server: after what answers need has started, before it stops. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1024;
    }
}
