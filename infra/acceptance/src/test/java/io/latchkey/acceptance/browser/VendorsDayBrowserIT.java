package io.latchkey.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.InboxDriver;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.demo.AuthenticatorApp;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.testkit.ChromiumBrowser;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vendor's real day: a request, an account, a second factor, a lost phone, somebody who leaves. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorsDayBrowserIT {

    private static final String PASSWORD = "rain on the greenhouse roof";

    private final RunningStack stack = RunningStack.shared();
    private final String url = stack.stack().plan().ports().localUrl(ListenerPort.GATEWAY);
    private ChromiumBrowser chromium;

    @BeforeAll
    void start() {
        chromium = new ChromiumBrowser();
        assertThat(stack.people().executive()).isNotEmpty();
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.acceptance.browser.Walk#usual")
    void fromTheRequestToTheLastDay(Walk walk) {
        String email = "day." + walk.name() + "@example.org";
        try (BrowserContext office = chromium.browser().newContext(walk.context());
                BrowserContext home = chromium.browser().newContext(walk.context())) {
            var executive = new BrowserPerson(walk, "day-executive", office.newPage(), url);
            var ana = new BrowserPerson(walk, "day-person", home.newPage(), url);
            asksForAnAccount(ana, email);
            executive.open("/sign-in");
            executive.signsIn(AccountFixtures.EXECUTIVE, AccountFixtures.EXECUTIVE_PASSWORD);
            String page = approves(executive, email);
            requiresTheSecondFactor(executive);
            choosesPassword(ana, email);
            List<String> codes = enrols(ana, email);
            losesThePhone(ana, email, codes.getFirst());
            theExecutiveHelps(executive, page);
            theOldSessionIsOverAndThePhoneIsSetUpAnew(ana, email);
            leaves(executive, page, email);
            ana.open("/sign-in");
            ana.signsIn(email, PASSWORD);
            ana.reads("do not go together", "no coinciden");
        }
    }

    private static void asksForAnAccount(BrowserPerson ana, String email) {
        ana.open("/sign-in");
        ana.follows("No account yet? Request one.", "¿Aún no tiene cuenta? Solicite una.");
        ana.sees("Request an account", "Solicitar una cuenta");
        ana.types("email", email);
        ana.types("name", "Ana García");
        ana.types("company", "Acme");
        ana.keepsPicture("request");
        ana.presses("Send request", "Enviar solicitud");
        ana.sees("Thank you, your request is with us", "Gracias, hemos recibido su solicitud");
        ana.keepsPicture("requested");
    }

    private static String approves(BrowserPerson executive, String email) {
        executive.open("/executive/access-requests");
        executive.keepsPicture("requests");
        executive.pressesIn(email, "Approve and create account", "Aprobar y crear cuenta");
        executive.reads("The account is created.", "La cuenta está creada.");
        executive.reads(email, email);
        executive.keepsPicture("account");
        return executive.path();
    }

    private static void requiresTheSecondFactor(BrowserPerson executive) {
        executive.presses("Require two-factor", "Exigir doble factor");
        executive.reads("Two-factor is required.", "El doble factor es obligatorio.");
        executive.keepsPicture("two-factor-required");
    }

    private void choosesPassword(BrowserPerson ana, String email) {
        ana.opensLinkOf(stack.inbox().await(email, InboxDriver.Mail::hasLink));
        ana.choosesPassword(PASSWORD);
        ana.signsIn(email, PASSWORD);
        ana.sees("Set up your second step", "Configure su segundo paso");
        ana.keepsPicture("enrolment");
    }

    private static List<String> enrols(BrowserPerson ana, String email) {
        var app = new AuthenticatorApp(ana.textOf("code.key"));
        ana.types("oneTimePassword", app.wrongCode());
        ana.presses("Finish and sign in", "Terminar e iniciar sesión");
        ana.sees("Set up your second step", "Configure su segundo paso");
        ana.keepsPicture("enrolment-wrong-code");
        ana.types("oneTimePassword", app.generateCode());
        ana.presses("Finish and sign in", "Terminar e iniciar sesión");
        ana.sees("Keep these recovery codes", "Guarde estos códigos de recuperación");
        List<String> codes = ana.textsOf("#codes code");
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        ana.keepsPicture("recovery-codes");
        ana.follows("I have kept them: continue", "Ya los he guardado: continuar");
        ana.isSignedInAs(email);
        ana.keepsPicture("account-enrolled");
        ana.presses("Sign out", "Cerrar sesión");
        ana.types("email", email);
        ana.types("password", PASSWORD);
        ana.opensDetails("One-time password required", "Se requiere contraseña de un solo uso");
        ana.keepsPicture("sign-in-with-code");
        ana.types("oneTimePassword", app.nextCode());
        ana.presses("Sign in", "Iniciar sesión");
        ana.isSignedInAs(email);
        ana.presses("Sign out", "Cerrar sesión");
        return codes;
    }

    private static void losesThePhone(BrowserPerson ana, String email, String recoveryCode) {
        ana.signsIn(email, PASSWORD);
        ana.sees("Enter your one-time password", "Escriba su contraseña de un solo uso");
        ana.keepsPicture("second-step");
        ana.presses("Use a recovery code instead", "Usar un código de recuperación");
        ana.sees("Enter a recovery code", "Escriba un código de recuperación");
        ana.types("recoveryCode", "nonsense");
        ana.presses("Continue", "Continuar");
        ana.reads("This code is not valid", "Este código no es válido");
        ana.types("recoveryCode", recoveryCode.toLowerCase(Locale.ROOT));
        ana.keepsPicture("recovery-code");
        ana.presses("Continue", "Continuar");
        ana.isSignedInAs(email);
    }

    private static void theExecutiveHelps(BrowserPerson executive, String page) {
        executive.open(page);
        executive.presses("Lost phone: set up anew", "Teléfono perdido: configurar de nuevo");
        executive.reads("Two-factor is reset.", "El doble factor se ha restablecido.");
        executive.keepsPicture("two-factor-reset");
    }

    private void theOldSessionIsOverAndThePhoneIsSetUpAnew(BrowserPerson ana, String email) {
        ana.open("/account");
        ana.sees("Sign in", "Iniciar sesión");
        ana.signsIn(email, PASSWORD);
        ana.sees("Set up your second step", "Configure su segundo paso");
        ana.reads("We have sent a code to", "Hemos enviado un código a");
        ana.keepsPicture("enrolment-with-mail");
        ana.types("mailCode", "0000-0000");
        ana.types("oneTimePassword", new AuthenticatorApp(ana.textOf("code.key")).generateCode());
        ana.presses("Finish and sign in", "Terminar e iniciar sesión");
        ana.reads("This is not the code from the email", "Este no es el código que le enviamos");
        ana.types("mailCode", stack.inbox().awaitCode(email, 1).toLowerCase(Locale.ROOT));
        ana.types("oneTimePassword", new AuthenticatorApp(ana.textOf("code.key")).generateCode());
        ana.presses("Finish and sign in", "Terminar e iniciar sesión");
        ana.sees("Keep these recovery codes", "Guarde estos códigos de recuperación");
    }

    private static void leaves(BrowserPerson executive, String page, String email) {
        executive.open(page);
        executive.keepsPicture("account-with-its-mails");
        executive.follows("Erase account…", "Borrar cuenta…");
        executive.types("email", "somebody.else@example.org");
        executive.presses("Erase for good", "Borrar definitivamente");
        executive.reads("Nothing has been erased.", "No se ha borrado nada.");
        executive.types("email", email);
        executive.keepsPicture("erase");
        executive.presses("Erase for good", "Borrar definitivamente");
        executive.reads("The account is erased.", "La cuenta está borrada.");
    }
}
