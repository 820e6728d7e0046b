package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Stack;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every mail can be looked at where it is asked for, and nowhere else. */
class PreviewIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyMailIsShownInEveryLanguageAsHtmlAndText() throws Exception {
        try (var stack = new Stack(Map.of("latchkey.preview.enabled", "true", "latchkey.dispatch.enabled", "false"))) {
            stack.start();

            String page = get(stack, "/preview").body();
            for (MailTemplate template : MailTemplate.values()) {
                for (AccountLocale locale : Bench.LANGUAGES) {
                    String mail = "/preview/" + template.code() + "/" + locale.code();
                    assertThat(page).contains("src=\"" + mail + "/html\"", "href=\"" + mail + "/text\"");
                    // No mail names a stranger.
                    String named = template == MailTemplate.ACCESS_DECLINED ? "" : "Ada Lovelace";
                    assertThat(get(stack, mail + "/html").body())
                            .contains("<html lang=\"" + locale.code() + "\"", named);
                    assertThat(get(stack, mail + "/text").body()).contains(named);
                }
            }
            assertThat(get(stack, "/preview/nothing/en/html").statusCode()).isEqualTo(404);
            assertThat(get(stack, "/preview/password-reset/fr/html").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void withoutTheSettingThereIsNoSuchPage() throws Exception {
        try (var stack = new Stack(Map.of("latchkey.dispatch.enabled", "false"))) {
            stack.start();

            assertThat(get(stack, "/preview").statusCode()).isEqualTo(404);
            assertThat(get(stack, "/preview/password-reset/en/html").statusCode())
                    .isEqualTo(404);
        }
    }

    private HttpResponse<String> get(Stack stack, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(stack.url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
