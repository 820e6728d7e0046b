package io.latchkey.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.gateway.web.ApplicationOrigin;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationSettingsTests {
    @ParameterizedTest
    @CsvSource({
        "wiki=https://wiki.example.com, wiki, https://wiki.example.com, wiki.example.com",
        "wiki = https://WIKI.example.com:443, wiki, https://wiki.example.com, wiki.example.com",
        "a-1=https://a.example.com:8443, a-1, https://a.example.com:8443, a.example.com",
        "a=http://localhost:3000, a, http://localhost:3000, localhost",
        "a=http://wiki.localhost, a, http://wiki.localhost, wiki.localhost",
        "a=http://127.0.0.2:80, a, http://127.0.0.2, 127.0.0.2",
        "a=http://[::1]:90, a, http://[::1]:90, [::1]"
    })
    void anApplicationIsANameAndAnOrigin(String text, String name, URI origin, String host) {
        ApplicationOrigin application = ApplicationOrigin.valueOf(text);
        assertThat(application).isEqualTo(new ApplicationOrigin(name, origin));
        assertThat(application.host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wiki",
                "=https://wiki.example.com",
                "Wiki=https://wiki.example.com",
                "1=https://wiki.example.com",
                "a b=https://wiki.example.com",
                "wiki=",
                "wiki=wiki.example.com",
                "wiki=https://",
                "wiki=https://wiki.example.com/",
                "wiki=https://wiki.example.com/x",
                "wiki=https://wiki.example.com?x",
                "wiki=https://wiki.example.com#x",
                "wiki=https://me@wiki.example.com",
                "wiki=https://wiki example.com",
                "wiki=https://wiki_1.example.com",
                "wiki=https://wíki.example.com",
                "wiki=http://wiki.example.com",
                "wiki=http://localhost.example.com",
                "wiki=http://127.example.com",
                "wiki=ftp://localhost",
                "wiki=javascript:x"
            })
    void whatIsNoneStopsTheStartAndNamesTheSetting(String text) {
        assertThatThrownBy(() -> ApplicationOrigin.valueOf(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("LATCHKEY_APPLICATIONS must ");
    }

    /** A port does not keep a cookie from another server of the same host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=https://one.example,b=https://ONE.example:8443",
                "a=https://login.example:8443",
                "a=https://ops.example",
                "a=https://a.example,a=https://b.example",
                "latchkey=https://a.example",
                "latchkey-operations=https://a.example"
            })
    void aHostOrNameThatIsTakenStopsTheStart(String applications) {
        assertThatThrownBy(() -> settings(applications)).hasMessageStartingWith("LATCHKEY_APPLICATIONS must give each");
    }

    @Test
    void whatIsAskedForIsFoundByNameAndByHost() {
        ApplicationSettings settings = settings("a=https://a.example:8443,b=https://b.example");
        assertThat(settings.findByName("b")).map(ApplicationOrigin::host).contains("b.example");
        assertThat(settings.findByHost("a.example"))
                .map(ApplicationOrigin::name)
                .contains("a");
        assertThat(settings.findByName("c")).isEmpty();
        assertThat(settings.findByHost("login.example")).isEmpty();
    }

    private static ApplicationSettings settings(String applications) {
        return new ApplicationSettings(
                Stream.of(applications.split(",", -1))
                        .map(ApplicationOrigin::valueOf)
                        .toList(),
                List.of(URI.create("https://Login.example"), URI.create("https://ops.example:8084")),
                List.of("latchkey", "latchkey-operations"),
                true);
    }
}
