package io.latchkey.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;

/** Somebody's browser on its way into applications, redirect by redirect: on each host with the cookies of that host. */
record ApplicationVisitor(Gateway gateway, Browser signedIn) {
    static final String WIKI = "wiki.test";
    static final String SHOP = "shop.test";
    private static final String GATEWAY = "https://latchkey.test";

    /**
     * Turned away by an application's host.
     *
     * @param start where the browser is sent, a path of the gateway
     * @param state the cookie that the application's host set
     */
    record TurnedAway(String start, String state) {}

    /** A program on this host, with these cookies. */
    Browser at(String host, String... cookies) {
        Browser there = gateway.browser().with("Host", host);
        return cookies.length == 0 ? there : there.with("Cookie", String.join("; ", cookies));
    }

    /** A page of an application is asked for without its cookie. */
    TurnedAway open(String host, String page, String... cookies) {
        var answer = at(host, cookies)
                .with("Accept", "text/html")
                .with("X-Forwarded-Uri", page)
                .get("/forward-auth");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(GATEWAY + "/forward-auth/start?");
        return new TurnedAway(answer.header("Location").substring(GATEWAY.length()), answer.cookie());
    }

    /** The gateway's answer to who is signed in: the path on the application's host, with the code. */
    String fetchCode(String host, TurnedAway turned) {
        var answer = signedIn.get(turned.start());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).startsWith("https://" + host + "/.latchkey/callback?code=");
        return answer.header("Location").substring("https://".length() + host.length());
    }

    /** All the way in; the application's cookie. */
    String enter(String host) {
        TurnedAway turned = open(host, "/");
        var answer = at(host, turned.state()).get(fetchCode(host, turned));
        assertThat(answer.status()).isEqualTo(303);
        return answer.cookie();
    }

    /** What the application's proxy is told about a request with these cookies. */
    Browser.Answer ask(String host, String... cookies) {
        return at(host, cookies).get("/forward-auth");
    }
}
