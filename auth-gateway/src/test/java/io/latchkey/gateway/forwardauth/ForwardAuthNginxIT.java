package io.latchkey.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import io.latchkey.stack.process.LoopbackPorts;
import io.latchkey.testkit.NginxServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The configuration in infra/forward-auth, run by Debian's nginx in front of a small page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardAuthNginxIT {
    private static final String PAGE = "/app/page?a=1&b=%20c";

    private final Queue<Headers> reached = new ConcurrentLinkedQueue<>();
    private final int port = LoopbackPorts.findFree();

    private Gateway gateway;
    private People people;
    private HttpServer application;
    private NginxServer nginx;

    @BeforeAll
    void start(@TempDir Path dir) throws IOException {
        gateway = Gateway.with(Map.of("LATCHKEY_PUBLIC_URL", "http://localhost:" + port));
        people = new People(gateway);
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            reached.add(exchange.getRequestHeaders());
            byte[] body = exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        application.start();
        nginx = NginxServer.start(
                Path.of("..", "infra", "forward-auth", "nginx.conf"),
                dir,
                port,
                Map.of(
                        "LATCHKEY",
                        "127.0.0.1:" + URI.create(gateway.url()).getPort(),
                        "APPLICATION",
                        "127.0.0.1:" + application.getAddress().getPort()));
    }

    @AfterAll
    void stop() {
        nginx.close();
        application.stop(0);
        gateway.close();
    }

    @Test
    void nobodyIsLedToSignInAndAfterwardsToThePageTheyAskedFor() {
        String email = People.address();
        people.create(email, "Ana");
        Forms reader = new Forms(through().with("Accept", "text/html"));
        var turnedAway = reader.open(PAGE);
        assertThat(turnedAway.status()).isEqualTo(302);
        String signIn = turnedAway.header("Location");
        assertThat(signIn).isEqualTo("/sign-in?next=%2Fapp%2Fpage%3Fa%3D1%26b%3D%2520c");
        String form = reader.open(signIn).response().body();
        assertThat(form).contains("action=\"" + signIn + "\"");
        people.verifying(email, 1);
        var signedIn = reader.send(signIn, "email", email, "password", "correct horse battery");
        assertThat(signedIn.header("Location")).isEqualTo(PAGE);
        var page = reader.with("Cookie", signedIn.cookie()).open(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).isEqualTo(PAGE);
        assertThat(through().get(PAGE).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void theApplicationHearsWhoItIsAndNobodyCanSaySoThemselves() throws Exception {
        String cookie = String.valueOf(people.executive().headers().get("Cookie"));
        UUID id = people.id(Gateway.FIRST_EXECUTIVE);
        reached.clear();
        var page = through()
                .with("Cookie", cookie)
                .with("X-Latchkey-Account", "somebody-else")
                .with("X-Latchkey-Identity", "forged")
                .get(PAGE);
        assertThat(page.status()).isEqualTo(200);
        Headers heard = reached.remove();
        assertThat(heard.get("X-Latchkey-Account")).containsExactly(id.toString());
        assertThat(heard.get("X-Latchkey-Roles")).containsExactly("USER,EXECUTIVE");
        assertThat(heard.get("Cookie")).isNull();
        SignedJWT identity = SignedJWT.parse(heard.getFirst("X-Latchkey-Identity"));
        var keys =
                JWKSet.parse(through().get("/.well-known/jwks.json").response().body());
        var key = keys.getKeyByKeyId(identity.getHeader().getKeyID()).toECKey();
        assertThat(identity.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(identity.getJWTClaimsSet().getSubject()).isEqualTo(id.toString());
        assertThat(through().with("X-Latchkey-Account", id.toString()).get(PAGE).status())
                .isEqualTo(401);
        assertThat(through().with("Cookie", cookie).get("/forward-auth").status())
                .isEqualTo(404);
    }

    @Test
    void whoeverIsDisabledIsOutsideAtOnce() {
        String email = People.address();
        UUID id = people.create(email, "Ana");
        String cookie = String.valueOf(people.signIn(email).headers().get("Cookie"));
        assertThat(through().with("Cookie", cookie).get(PAGE).status()).isEqualTo(200);
        people.executive().call("PUT", "/api/v1/accounts/" + id + "/disabled");
        assertThat(through().with("Cookie", cookie).get(PAGE).status()).isEqualTo(401);
    }

    private Browser through() {
        return new Browser(gateway.browser().client(), "http://localhost:" + port, Map.of());
    }
}
