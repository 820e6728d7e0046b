package io.latchkey.account.secondfactor;

import io.latchkey.account.secondfactor.RotationStatements.KeyUse;
import io.latchkey.account.secondfactor.SecretResealer.Batch;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * {@code infra/ops reseal}: account-service's jar with its settings, without its server and its listeners, encrypts the
 * secrets anew and ends. Not a bean: only the command itself has this context.
 */
@ImportAutoConfiguration(R2dbcAutoConfiguration.class)
@EnableConfigurationProperties(SecondFactorSettings.class)
@Import({SecretEncryptor.class, SecretResealer.class})
public final class ResealCommand {

    public static final String NAME = "reseal";

    private ResealCommand() {}

    /**
     * Says what it does, a line a batch, and last what is left.
     *
     * @param arguments settings as Spring reads them
     * @return the exit status: 0 when no secret needs another key than the first, else 1
     */
    public static int run(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ResealCommand.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "LATCHKEY_LOG_FORMAT=plain",
                        "logging.level.root=error",
                        "spring.main.register-shutdown-hook=false")
                .run(arguments)) {
            return reseal(context.getBean(SecretResealer.class), out);
        } catch (RuntimeException failure) {
            // A setting that is wrong has been named by then; what a driver says names hosts at most.
            out.println(
                    "reseal: failed (" + failure.getClass().getSimpleName() + "); what was done is done, run it again");
            return 1;
        }
    }

    private static int reseal(SecretResealer resealer, PrintStream out) {
        long done = resealer.resealAll()
                .doOnNext(batch -> printBatch(batch, out))
                .map(Batch::replaced)
                .reduce(0L, Long::sum)
                .blockOptional()
                .orElse(0L);
        List<KeyUse> left =
                resealer.countOutdated().collectList().blockOptional().orElseThrow();
        out.println("reseal: " + done + " secrets encrypted anew; " + describeLeft(left));
        return left.isEmpty() ? 0 : 1;
    }

    private static void printBatch(Batch batch, PrintStream out) {
        if (batch.found() > 0) {
            out.println("reseal: " + batch.table() + ", " + batch.replaced() + " of " + batch.found());
        }
    }

    private static String describeLeft(List<KeyUse> left) {
        return left.isEmpty()
                ? "no row needs another key than the first of " + SecondFactorSettings.VARIABLE
                : "still needed: "
                        + left.stream()
                                .map(use ->
                                        "key " + use.keyVersion() + " by " + use.secrets() + " rows of " + use.table())
                                .collect(Collectors.joining(", "));
    }
}
