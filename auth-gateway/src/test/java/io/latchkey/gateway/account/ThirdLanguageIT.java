package io.latchkey.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language is its file and nothing else: here one whose texts are the English ones between quotation marks. */
class ThirdLanguageIT {

    private static Gateway gateway;
    private static People people;

    @BeforeAll
    static void start(@TempDir Path files) throws IOException {
        Properties english = new Properties();
        try (Reader reader = new InputStreamReader(
                Gateway.class.getResourceAsStream("/messages/en.properties"), StandardCharsets.UTF_8)) {
            english.load(reader);
        }
        Properties translated = new Properties();
        english.stringPropertyNames().forEach(key -> translated.put(key, "«" + english.getProperty(key) + "»"));
        Files.createDirectories(files.resolve("messages"));
        try (Writer writer = Files.newBufferedWriter(files.resolve("messages/pt.properties"))) {
            translated.store(writer, null);
        }
        URL[] path = {files.toUri().toURL()};
        gateway = Gateway.withFiles(new URLClassLoader(path, Gateway.class.getClassLoader()));
        people = new People(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private final String email = People.address();

    @Test
    void pagesSpeakItByChoiceAndByTheBrowsersWish() {
        Forms forms = Forms.of(gateway);

        assertThat(forms.open("/sign-in?lang=pt").response().body())
                .contains("<html lang=\"pt\"", "«Sign in»", "hreflang=\"pt\"", "«English»", "Español");
        assertThat(forms.with("Accept-Language", "pt-BR,en;q=0.5")
                        .open("/forgot-password")
                        .response()
                        .body())
                .contains("<html lang=\"pt\"");
        assertThat(forms.open("/sign-in?lang=fr").response().body()).contains("<html lang=\"en\"");
    }

    @Test
    void theAccountFormOffersItAndTheProfileTakesIt() {
        UUID id = people.create(email, "Ana");
        Browser session = people.signIn(email);
        Forms forms = new Forms(session.with("Accept", "text/html").with("Sec-Fetch-Site", "same-origin"));

        assertThat(forms.open("/account").response().body()).contains("name=\"locale\" value=\"pt\"");
        assertThat(forms.send("/account/language", "locale", "pt").header("Location"))
                .isEqualTo("/account?done=language-saved");
        assertThat(localeOf(id)).isEqualTo("pt");
        assertThat(new OutboxRows(gateway).of(id).getLast().data().get("locale").asString())
                .isEqualTo("pt");
    }

    @Test
    void theApiTakesItWithARegionAndNamesItAmongTheOthers() {
        UUID id = people.create(email, "Ana");
        Browser session = people.signIn(email);

        assertThat(session.patch("/api/v1/profile", Map.of("locale", "pt-BR")).status())
                .isEqualTo(204);
        assertThat(session.get("/api/v1/sessions/current").json().get("locale").asString())
                .isEqualTo("pt");
        Browser.Answer refused = session.patch("/api/v1/profile", Map.of("locale", "fr"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().body()).contains("must be en, es or pt, with a region or without");
        assertThat(localeOf(id)).isEqualTo("pt");
    }

    @Test
    void executivesCreateAccountsInIt() {
        Forms console = new Forms(people.executive().with("Accept", "text/html").with("Sec-Fetch-Site", "same-origin"));
        assertThat(console.open("/executive/new").response().body()).contains("value=\"pt\"");
        console.send("/executive/new", "email", email, "name", "Ana", "language", "pt");

        UUID id = people.id(email);
        assertThat(localeOf(id)).isEqualTo("pt");
        assertThat(console.open("/executive/accounts/" + id).response().body()).contains("«English»");
        Browser.Answer created = people.executive()
                .post(
                        "/api/v1/accounts",
                        Map.of("email", People.address(), "displayName", "Eva", "locale", "pt", "roles", List.of()));
        assertThat(created.status()).isEqualTo(201);
    }

    @Test
    void whoAsksForAnAccountOnAPageInItIsRememberedInIt() {
        Forms.of(gateway)
                .with("Sec-Fetch-Site", "same-origin")
                .send("/request-account", "email", email, "name", "Ana", "company", "Example", "locale", "pt");

        assertThat(gateway.rows().query("SELECT locale FROM access_request WHERE email = ?", email))
                .containsExactly(Map.of("locale", "pt"));
        assertThat(AccountLocale.fromTag("pt-PT")).contains(new AccountLocale("pt"));
    }

    private static Object localeOf(UUID id) {
        return Objects.requireNonNull(gateway.rows()
                .query("SELECT locale FROM account WHERE account_id = ?", id)
                .getFirst()
                .get("locale"));
    }
}
