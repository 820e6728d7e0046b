package io.latchkey.gateway;

import java.util.List;

/** Places that a redirect of ours must never lead to, as people who try to have it do so write them. */
public final class OpenRedirects {
    private OpenRedirects() {}

    public static List<String> listPlaces() {
        return List.of(
                "//evil.example",
                "///evil.example",
                "////evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/a//evil.example",
                "/../evil",
                "/./evil",
                "account",
                "?q",
                "#x",
                "https://evil.example/",
                "https://latchkey.test.evil.example/",
                "https://latchkey.test@evil.example/",
                "https://me@latchkey.test/",
                "https:evil.example",
                "https:/evil.example",
                "https://latchkey.test\\@evil.example",
                "http://latchkey.test/",
                "https://app.example.com/x",
                "http://app.example.com:8443/x",
                "https://app.example.com:84430/x",
                "javascript:alert(1)",
                "JaVaScRiPt://latchkey.test/%0aalert(1)",
                "data:text/html,x",
                "/ü",
                "/a b",
                "/a\0b",
                "/\u202Ea",
                "/a\r\nSet-Cookie: x",
                "https://[::1]/",
                "");
    }
}
