package io.latchkey.benchmarks.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages as Keycloak and Latchkey write them. */
class HtmlFormTests {

    private static final String KEYCLOAK = """
            <form id="kc-select" action="/other" method="get"><input type="hidden" name="no" value="no"></form>
            <form id="kc-form-login" class="a b" onsubmit="login.disabled = true; return true;"
              action="http://localhost:18990/realms/bench/login-actions/authenticate?session_code=IO4&amp;tab_id=UR-8" method="post">
              <input id="username" name="username" value="" type="text" autofocus
                 aria-invalid="" />
              <input type="hidden" id="id-hidden-input" name="credentialId" />
              <input type="hidden" name="state" value="a &amp; &quot;b&quot;" />
            </form>
            <a href="/css">style</a>
            <a tabindex="5" href="/realms/bench/login-actions/reset-credentials?client_id=b&amp;tab_id=UR-8">Forgot?</a>
            """;

    @Test
    void theFirstPostedFormIsReadWithItsHiddenFields() {
        HtmlForm form = HtmlForm.findPosted(KEYCLOAK);
        assertThat(form.path()).isEqualTo("/realms/bench/login-actions/authenticate?session_code=IO4&tab_id=UR-8");
        assertThat(form.hidden()).containsOnlyKeys("credentialId", "state").containsEntry("state", "a & \"b\"");
    }

    @Test
    void anAddressOnTheSameServerStaysAsItIs() {
        HtmlForm form =
                HtmlForm.findPosted("<form method=\"post\" data-address action=\"/sign-in\" novalidate></form>");
        assertThat(form).isEqualTo(new HtmlForm("/sign-in", Map.of()));
    }

    @Test
    void aLinkIsFoundByTheWordsInItsAddress() {
        assertThat(HtmlForm.findLink(KEYCLOAK, "/reset-credentials"))
                .isEqualTo("/realms/bench/login-actions/reset-credentials?client_id=b&tab_id=UR-8");
    }

    @Test
    void aPageWithoutThemIsAnError() {
        assertThatThrownBy(() -> HtmlForm.findPosted("<form action=\"/a\"></form>"))
                .hasMessageContaining("no form");
        assertThatThrownBy(() -> HtmlForm.findLink(KEYCLOAK, "/registration")).hasMessageContaining("/registration");
    }
}
