package io.latchkey.gateway;

import io.latchkey.stack.process.LoopbackPorts;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** A running gateway on real PostgreSQL and Kafka, with small servers in place of the other two services. */
public final class Gateway implements AutoCloseable {
    public static final String FIRST_EXECUTIVE = "executive@latchkey.test";

    private static final Map<String, String> SECRETS = Map.of(
            "LATCHKEY_IDENTITY_KEYS",
            signingKey() + "," + signingKey(),
            "LATCHKEY_DIGEST_KEYS",
            key('d'),
            "LATCHKEY_DEVICE_KEYS",
            key('k') + "," + key('l'),
            "LATCHKEY_PROOF_KEYS",
            key('p'),
            "LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS",
            key('a') + "," + key('b'),
            "LATCHKEY_GATEWAY_TO_NOTIFICATION_KEYS",
            key('n'));

    private final TestPostgres.Database database;
    private final FakePeer accountService = new FakePeer();
    private final FakePeer notificationService = new FakePeer();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private Gateway(TestPostgres.Database database, Map<String, String> more) {
        this(database, more, Gateway.class.getClassLoader());
    }

    private Gateway(TestPostgres.Database database, Map<String, String> more, ClassLoader files) {
        this.database = database;
        settings.putAll(SECRETS);
        settings.putAll(SignedRecords.macKeySettings());
        settings.putAll(Map.of(
                "LATCHKEY_POSTGRES_HOST", database.host(),
                "LATCHKEY_POSTGRES_PORT", Integer.toString(database.port()),
                "LATCHKEY_GATEWAY_DB_NAME", database.database(),
                "LATCHKEY_GATEWAY_DB_USER", database.user(),
                "LATCHKEY_GATEWAY_DB_PASSWORD", database.password(),
                "LATCHKEY_KAFKA_BOOTSTRAP", "localhost:" + LoopbackPorts.findFree(),
                "LATCHKEY_ACCOUNT_URL", accountService.url(),
                "LATCHKEY_NOTIFICATION_URL", notificationService.url(),
                "LATCHKEY_FIRST_EXECUTIVE_EMAIL", FIRST_EXECUTIVE,
                "LATCHKEY_PUBLIC_URL", "https://latchkey.test"));
        settings.put("LATCHKEY_APPLICATIONS", "wiki=https://wiki.test,shop=https://shop.test");
        settings.put("LATCHKEY_PRIVILEGED_SECOND_FACTOR", "offered");
        // Every refusal of a test is told, however many tests are on one network.
        settings.put("latchkey.trail.per-network", "1000000");
        settings.put("latchkey.trail.per-kind", "1000000");
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        settings.put("LATCHKEY_UNLIMITED_NETWORKS", "127.0.0.0/8,::1");
        settings.putAll(more);
        context = start(files);
    }

    /**
     * The one that most tests share; it lives as long as the JVM. Kafka is away, so that what goes into the outbox stays
     * there to be looked at.
     */
    public static Gateway shared() {
        return Shared.GATEWAY;
    }

    /** The one that tests of Kafka share. */
    public static Gateway onKafka() {
        return OnKafka.GATEWAY;
    }

    /** One of a test's own, on a database of its own, Kafka away. */
    public static Gateway with(Map<String, String> more) {
        return new Gateway(TestPostgres.createDatabase("gateway"), more);
    }

    /** The same, its class path longer by the files of a directory. */
    public static Gateway withFiles(ClassLoader files) {
        return new Gateway(TestPostgres.createDatabase("gateway"), Map.of(), files);
    }

    /** Another process's worth of gateway on the same database. */
    public Gateway replica(Map<String, String> more) {
        return new Gateway(database, more);
    }

    /** What a list of keys was set to. */
    String secret(String variable) {
        return String.valueOf(settings.get(variable));
    }

    public Browser browser() {
        return new Browser(client, url());
    }

    public String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    public String managementUrl() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.management.port");
    }

    public FakePeer accountService() {
        return accountService;
    }

    public FakePeer notificationService() {
        return notificationService;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    public Rows rows() {
        return new Rows(this);
    }

    private ConfigurableApplicationContext start(ClassLoader files) {
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var application = new SpringApplication(GatewayApplication.class);
        application.setResourceLoader(new DefaultResourceLoader(files));
        // The JVM's end takes database and broker with it; a shutdown in order beside that says nothing.
        application.setRegisterShutdownHook(false);
        return application.run(arguments);
    }

    /** A P-256 key as the setting wants it. */
    static String signingKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = keys.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return base64.encodeToString(pair.getPrivate().getEncoded()) + "."
                    + base64.encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of 32 bytes as the settings want it. */
    static String key(char letter) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) letter);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        context.close();
        accountService.close();
        notificationService.close();
    }

    private static final class Shared {
        static final Gateway GATEWAY = with(Map.of());
    }

    private static final class OnKafka {
        static final Gateway GATEWAY = with(Map.of("LATCHKEY_KAFKA_BOOTSTRAP", TestKafka.bootstrapServers()));
    }
}
