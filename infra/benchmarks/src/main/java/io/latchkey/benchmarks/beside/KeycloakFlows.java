package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.FlowTime;
import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawAnswer;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.system.BenchmarkGateway;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What Keycloak's users do: in the browser, each time one that has no cookie yet, and by the direct access grant. */
final class KeycloakFlows {

    private static final String PROTOCOL = "/realms/" + KeycloakAdmin.REALM + "/protocol/openid-connect";

    private static final String SIGN_IN = PROTOCOL + "/auth?response_type=code&scope=openid&client_id="
            + KeycloakAdmin.CLIENT + "&redirect_uri="
            + URLEncoder.encode(KeycloakAdmin.REDIRECT, StandardCharsets.UTF_8);

    /** Its page says this once the mail is on its way; an error is another page. */
    private static final String MAILED = "You should receive an email shortly";

    private KeycloakFlows() {}

    /** The page to sign in on, its link for a forgotten password, and that page's form, which is the request that counts. */
    static FlowTime requestLink(LoadConnection connection, String address) {
        var cookies = new CookieJar();
        RawAnswer signIn = FlowStep.loadPage(connection, SIGN_IN);
        cookies.takeFrom(signIn);
        String link = HtmlForm.findLink(signIn.body(), "/login-actions/reset-credentials");
        RawAnswer forgot = FlowStep.loadPage(connection, link, cookies.toHeader());
        cookies.takeFrom(forgot);
        RawRequest request = HtmlForm.findPosted(forgot.body()).fillIn(Map.of("username", address), cookies.toHeader());
        return FlowStep.sendCounted(
                connection,
                request,
                answer -> answer.status() == 200 && answer.body().contains(MAILED));
    }

    /** The page to sign in on and its form, which is the request that counts: it leads on to the application with a code. */
    static FlowTime signInByPage(LoadConnection connection, String address) {
        var cookies = new CookieJar();
        RawAnswer page = FlowStep.loadPage(connection, SIGN_IN);
        cookies.takeFrom(page);
        Map<String, String> typed = Map.of("username", address, "password", BenchmarkGateway.PASSWORD);
        RawRequest request = HtmlForm.findPosted(page.body()).fillIn(typed, cookies.toHeader());
        return FlowStep.sendCounted(connection, request, answer -> FlowStep.leadsTo(answer, "code="));
    }

    static FlowTime signInByApi(LoadConnection connection, String address) {
        Map<String, String> fields = Map.of(
                "client_id",
                KeycloakAdmin.CLIENT,
                "grant_type",
                "password",
                "username",
                address,
                "password",
                BenchmarkGateway.PASSWORD);
        RawRequest request = RawRequest.ofForm(PROTOCOL + "/token", fields);
        return FlowStep.sendCounted(connection, request, answer -> answer.status() == 200);
    }
}
