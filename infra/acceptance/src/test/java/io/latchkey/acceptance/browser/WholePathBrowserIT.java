package io.latchkey.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import io.latchkey.acceptance.drive.GatewayDriver;
import io.latchkey.acceptance.drive.InboxDriver;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.supervisor.DevStack;
import io.latchkey.testkit.ChromiumBrowser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholePathBrowserIT {

    private static final String EXECUTIVE = "executive@latchkey.test";
    private static final String FIRST = "tall ships leave at dusk";
    private static final String SECOND = "four words nobody else knows";
    private static final String THIRD = "and four quite different ones";

    private DevStack stack;
    private ChromiumBrowser chromium;
    private GatewayDriver gateway;
    private InboxDriver inbox;
    private String url;
    private String executive;

    @BeforeAll
    void start(@TempDir Path data) {
        StackPorts ports = StackPorts.findFree();
        stack = DevStack.start(
                new StackPlan(Path.of("../.."), data, ports, StackScope.ALL, Map.of()),
                happening -> System.out.println(happening));
        chromium = new ChromiumBrowser();
        gateway = new GatewayDriver(ports.portOf(ListenerPort.GATEWAY));
        inbox = new InboxDriver(ports.portOf(ListenerPort.INBOX));
        url = ports.localUrl(ListenerPort.GATEWAY);
        executive = executiveSignsIn(new Walk("en", 1280, true));
    }

    @AfterAll
    void end() {
        chromium.close();
        stack.close();
    }

    static Stream<Walk> walks() {
        return Stream.of(
                new Walk("en", 1280, true),
                new Walk("es", 1280, true),
                new Walk("en", 360, true),
                new Walk("es", 360, true),
                new Walk("es", 360, false));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void aPersonGetsInForgetsThePasswordAndGetsBackIn(Walk walk) {
        assertThat(gateway.createAccount(executive, walk.email(), "Ana García", walk.language())
                        .status())
                .isEqualTo(201);
        try (BrowserContext context = chromium.browser().newContext(walk.context())) {
            BrowserPerson ana = new BrowserPerson(walk, context.newPage(), url);
            setsFirstPassword(ana, walk);
            signsInAndOut(ana, walk);
            forgetsAndChoosesAnother(ana, walk);
            ana.signsIn(walk.email(), THIRD);
            ana.isSignedInAs(walk.email());
        }
    }

    private void setsFirstPassword(BrowserPerson ana, Walk walk) {
        InboxDriver.Mail mail = inbox.await(walk.email(), InboxDriver.Mail::hasLink);
        showMail(walk, mail, "first-sign-in");
        ana.opensLinkOf(mail);
        ana.keepsPicture("choose-password");
        ana.choosesPassword("too short");
        ana.reads("at least 15 characters", "al menos 15 caracteres");
        ana.keepsPicture("too-short");
        ana.choosesPassword("García Latchkey Ana");
        ana.reads("Too close to you", "Se parece demasiado a sus datos");
        ana.choosesPassword(SECOND);
        ana.reads("Your password is set.", "Su contraseña ha quedado establecida.");
        ana.keepsPicture("password-set");
    }

    private void signsInAndOut(BrowserPerson ana, Walk walk) {
        ana.signsIn(walk.email(), FIRST);
        ana.reads("do not go together", "no coinciden");
        ana.keepsPicture("refused");
        ana.signsIn(walk.email(), SECOND);
        ana.isSignedInAs(walk.email());
        ana.keepsPicture("signed-in");
        ana.presses("Sign out", "Cerrar sesión");
        ana.reads("You are signed out.", "Ha cerrado la sesión.");
        ana.open("/signed-in");
        ana.sees("Sign in", "Iniciar sesión");
    }

    private void forgetsAndChoosesAnother(BrowserPerson ana, Walk walk) {
        List<InboxDriver.Mail> before = inbox.mails(walk.email());
        ana.follows("Forgot your password?", "¿Olvidó su contraseña?");
        ana.keepsPicture("forgot");
        ana.types("email", walk.email());
        ana.presses("Send me a link", "Enviarme un enlace");
        ana.sees("Check your inbox", "Revise su correo");
        ana.keepsPicture("sent");
        InboxDriver.Mail mail = inbox.await(walk.email(), fresh -> fresh.hasLink() && !before.contains(fresh));
        showMail(walk, mail, "password-reset");
        ana.opensLinkOf(mail);
        ana.choosesPassword(THIRD);
        ana.reads("Your password is set.", "Su contraseña ha quedado establecida.");
        ana.opensLinkOf(mail);
        ana.choosesPassword(FIRST);
        ana.sees("This link has been used", "Este enlace ya se usó");
        ana.keepsPicture("link-used");
        ana.follows("Sign in", "Iniciar sesión");
    }

    private String executiveSignsIn(Walk walk) {
        try (BrowserContext context = chromium.browser().newContext(walk.context())) {
            BrowserPerson person = new BrowserPerson(walk, context.newPage(), url);
            person.opensLinkOf(inbox.await(EXECUTIVE, InboxDriver.Mail::hasLink));
            person.choosesPassword(FIRST);
            person.signsIn(EXECUTIVE, FIRST);
            person.isSignedInAs(EXECUTIVE);
            return context.cookies().stream()
                    .filter(cookie -> cookie.name.equals("__Host-latchkey"))
                    .map(cookie -> cookie.name + "=" + cookie.value)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A picture of the mail as the inbox shows it, for people to look at. */
    private void showMail(Walk walk, InboxDriver.Mail mail, String template) {
        String inboxUrl = stack.plan().ports().localUrl(ListenerPort.INBOX);
        try (BrowserContext context = chromium.browser().newContext(walk.context())) {
            BrowserPerson reader = new BrowserPerson(walk, context.newPage(), inboxUrl);
            reader.open("/?to=" + walk.email());
            reader.tab().getByText(mail.subject()).first().click();
            reader.keepsPicture("mail-" + template);
        }
    }
}
