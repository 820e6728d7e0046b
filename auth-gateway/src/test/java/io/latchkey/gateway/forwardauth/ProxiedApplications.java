package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.stack.process.LoopbackPorts;
import io.latchkey.testkit.NginxServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The configuration in infra/forward-auth, run by Debian's nginx in front of a gateway and two small applications. */
final class ProxiedApplications implements AutoCloseable {
    static final String GATEWAY = "localhost";
    static final String WIKI = "wiki.localhost";
    static final String SHOP = "shop.localhost";

    private final int port = LoopbackPorts.findFree();
    private final DemoApplication wiki = new DemoApplication("wiki");
    private final DemoApplication shop = new DemoApplication("shop");
    private final Gateway gateway;
    private final NginxServer nginx;

    ProxiedApplications(Path dir) throws IOException {
        gateway = Gateway.with(Map.of(
                "LATCHKEY_PUBLIC_URL",
                url(GATEWAY),
                "LATCHKEY_APPLICATIONS",
                "wiki=" + url(WIKI) + ",shop=" + url(SHOP),
                "LATCHKEY_TRUSTED_PROXIES",
                "127.0.0.1",
                "LATCHKEY_FORWARD_AUTH_OWN_ORIGIN",
                "false"));
        wiki.trust(url(GATEWAY), gateway.url());
        shop.trust(url(GATEWAY), gateway.url());
        nginx = NginxServer.start(
                Path.of("..", "infra", "forward-auth", "nginx.conf"),
                dir,
                port,
                Map.of(
                        "GATEWAY",
                        "127.0.0.1:" + URI.create(gateway.url()).getPort(),
                        "GATEWAY_HOST",
                        GATEWAY,
                        "WIKI",
                        wiki.address(),
                        "WIKI_HOST",
                        WIKI,
                        "SHOP",
                        shop.address(),
                        "SHOP_HOST",
                        SHOP));
    }

    Gateway gateway() {
        return gateway;
    }

    DemoApplication wiki() {
        return wiki;
    }

    DemoApplication shop() {
        return shop;
    }

    /** As people's browsers write it. */
    String url(String host) {
        return "http://" + host + ":" + port;
    }

    /** A client that asks nginx for this host; the machine need not know its name. */
    Browser at(String host) {
        return new Browser(gateway.browser().client(), "http://127.0.0.1:" + port, Map.of("Host", host + ":" + port));
    }

    /** One that goes past nginx to an application. */
    Browser directly(DemoApplication application) {
        return new Browser(gateway.browser().client(), "http://" + application.address(), Map.of());
    }

    @Override
    public void close() {
        nginx.close();
        wiki.close();
        shop.close();
        gateway.close();
    }
}
