package io.latchkey.notification.running;

import io.latchkey.contracts.SecretValue;
import io.latchkey.mailprovider.MailProviderServer;
import io.latchkey.mailprovider.MailProviderSettings;
import io.latchkey.mailprovider.webhook.WebhookSigner;
import io.latchkey.notification.NotificationApplication;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.JavaCommand;
import io.latchkey.stack.process.LoopbackPorts;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** notification-service with everything around it that it needs, each test class with a database of its own. */
public final class Stack implements AutoCloseable {

    public static final String GATEWAY_KEY = "Z2F0ZXdheS10by1ub3RpZmljYXRpb24ta2V5LTAwMDA=";
    public static final String SENDGRID_KEY = "SG.test";

    private final TestPostgres.Database database = TestPostgres.createDatabase("notification");
    private final WebhookSigner.Pair webhookKeys = WebhookSigner.generatePair();
    private final Ports ports = Ports.findFree();
    private final FakeAccountService accounts = new FakeAccountService(LoopbackPorts.findFree(), Clock.systemUTC());
    private final MailProviderServer inbox;
    private final Map<String, String> settings;
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();

    /**
     * @param settings on top of the usual ones; {@code latchkey.sendgrid.url} for another provider than the inbox
     */
    public Stack(Map<String, String> settings) {
        this.settings = settings;
        try {
            Path data = Files.createTempDirectory("latchkey-inbox-");
            inbox = MailProviderServer.start(new MailProviderSettings(
                    0, 0, webhookKeys.signer(), webhookUrl(), data, new SecretValue(SENDGRID_KEY)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the service; a second call starts another replica on a port of its own. */
    public ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>();
        Map<String, String> all = new HashMap<>(arguments(services.isEmpty() ? ports : Ports.findFree()));
        all.putAll(SignedRecords.macKeySettings());
        // An argument given twice would be a list of both.
        all.putAll(settings);
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        ConfigurableApplicationContext service = new SpringApplicationBuilder(NotificationApplication.class)
                .web(WebApplicationType.REACTIVE)
                .run(arguments.toArray(String[]::new));
        services.add(service);
        return service;
    }

    /** The replicas that run in this process. */
    public List<ConfigurableApplicationContext> services() {
        return List.copyOf(services);
    }

    /** Starts the service as a process of its own: on the port of the first while none runs here, else beside them. */
    public ChildProcess process(Path log, String... options) {
        Map<String, String> all = new HashMap<>(arguments(services.isEmpty() ? ports : Ports.findFree()));
        all.putAll(SignedRecords.macKeySettings());
        all.putAll(settings);
        String json = JsonMapper.builder().build().writeValueAsString(all);
        List<String> jvm = new ArrayList<>(List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"));
        jvm.addAll(List.of(options));
        return ChildProcess.start(new ProcessLaunch(
                JavaCommand.forMainClass(jvm, NotificationApplication.class),
                Map.of("SPRING_APPLICATION_JSON", json),
                log));
    }

    /** Stops every replica, in order, as a well-behaved supervisor does. */
    public void stop() {
        services.forEach(ConfigurableApplicationContext::close);
        services.clear();
    }

    private Map<String, String> arguments(Ports own) {
        return Map.ofEntries(
                Map.entry("spring.r2dbc.url", database.r2dbcUrl()),
                Map.entry("spring.r2dbc.username", database.user()),
                Map.entry("spring.r2dbc.password", database.password()),
                Map.entry("spring.flyway.url", database.jdbcUrl()),
                Map.entry("spring.flyway.user", database.user()),
                Map.entry("spring.flyway.password", database.password()),
                Map.entry("server.port", Integer.toString(own.webhook())),
                Map.entry("latchkey.listeners.internal-port", Integer.toString(own.internal())),
                Map.entry("latchkey.listeners.console-port", Integer.toString(own.console())),
                Map.entry("management.server.port", Integer.toString(LoopbackPorts.findFree())),
                Map.entry("latchkey.messaging.bootstrap", TestKafka.bootstrapServers()),
                Map.entry("latchkey.mail.content.public-url", "https://id.example.org"),
                Map.entry("latchkey.sendgrid.url", inbox.url().toString()),
                Map.entry("latchkey.sendgrid.api-key", SENDGRID_KEY),
                Map.entry("latchkey.from.address", "no-reply@latchkey.test"),
                Map.entry("latchkey.channels.order", "sendgrid"),
                Map.entry("latchkey.channels.smtp.host", "localhost"),
                Map.entry("latchkey.channels.smtp.port", Integer.toString(inbox.smtpPort())),
                Map.entry("latchkey.channels.smtp.tls", "off"),
                Map.entry("latchkey.account.url", accounts.url().toString()),
                Map.entry("latchkey.account.keys", FakeAccountService.KEY),
                Map.entry("latchkey.callers.gateway-keys", GATEWAY_KEY),
                Map.entry("latchkey.webhook.keys", webhookKeys.publicKey()));
    }

    public MailProviderServer inbox() {
        return inbox;
    }

    public FakeAccountService accounts() {
        return accounts;
    }

    public WebhookSigner signer() {
        return webhookKeys.signer();
    }

    /** The public half of what the provider signs with. */
    public String webhookKey() {
        return webhookKeys.publicKey();
    }

    public TestPostgres.Database database() {
        return database;
    }

    /** Where the console is. */
    public URI url() {
        return URI.create("http://localhost:" + ports.console());
    }

    /** Where the gateway asks. */
    public URI internalUrl() {
        return URI.create("http://localhost:" + ports.internal());
    }

    public URI webhookUrl() {
        return URI.create("http://localhost:" + ports.webhook() + "/webhooks/sendgrid");
    }

    @Override
    public void close() {
        stop();
        inbox.close();
        accounts.close();
    }

    /** Of a replica. */
    private record Ports(int webhook, int internal, int console) {
        static Ports findFree() {
            return new Ports(LoopbackPorts.findFree(), LoopbackPorts.findFree(), LoopbackPorts.findFree());
        }
    }
}
