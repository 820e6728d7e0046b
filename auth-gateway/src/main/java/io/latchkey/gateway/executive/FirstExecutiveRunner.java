package io.latchkey.gateway.executive;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.gateway.directory.FirstExecutive;
import io.latchkey.gateway.directory.UserProfile;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.util.retry.Retry;

/** Sees to it at start-up that there is a first executive, if the setting names one and none has ever signed in. */
@Component
final class FirstExecutiveRunner implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstExecutiveRunner.class);
    private static final String NAME = "Executive";
    /** A database that is slow or on its way back is no reason not to start; one that stays away is. */
    private static final Retry WAITED_OUT = Retry.backoff(20, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(3))
            .filter(FirstExecutiveRunner::isTransient);

    private final FirstExecutive firstExecutive;
    private final FirstExecutiveSettings settings;

    FirstExecutiveRunner(FirstExecutive firstExecutive, FirstExecutiveSettings settings) {
        this.firstExecutive = firstExecutive;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        settings.firstAddress().ifPresent(this::ensureExists);
    }

    private void ensureExists(EmailAddress address) {
        var profile =
                new UserProfile(address, NAME, AccountLocale.ENGLISH, Set.of(AccountRole.USER, AccountRole.EXECUTIVE));
        // The main thread, before the service says it is ready; nothing waits behind it.
        if (Boolean.TRUE.equals(
                firstExecutive.ensureExists(profile).retryWhen(WAITED_OUT).block())) {
            LOG.info("Created the account of the first executive, {}", address);
        }
    }

    private static boolean isTransient(Throwable fault) {
        return fault instanceof CannotCreateTransactionException
                || fault instanceof TransientDataAccessException
                || fault instanceof DataAccessResourceFailureException;
    }

    /** The address of the first executive ({@code LATCHKEY_FIRST_EXECUTIVE_EMAIL}); empty: none is created. */
    @ConfigurationProperties("latchkey.executive")
    record FirstExecutiveSettings(String firstEmail) {
        FirstExecutiveSettings {
            requireThat(
                    firstEmail.isEmpty() || parseAddress(firstEmail).isPresent(),
                    "LATCHKEY_FIRST_EXECUTIVE_EMAIL is not a well-formed address");
        }

        Optional<EmailAddress> firstAddress() {
            return firstEmail.isEmpty() ? Optional.empty() : parseAddress(firstEmail);
        }

        private static Optional<EmailAddress> parseAddress(String text) {
            return EmailAddressParser.parse(text).toOptional();
        }
    }
}
