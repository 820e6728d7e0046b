package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.FirstExecutive;
import io.latchkey.gateway.directory.Person;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.util.retry.Retry;

/** Sees to it at start-up that there is a first executive, if the setting names one and none has ever signed in. */
@Component
final class FirstExecutiveAtStart implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstExecutiveAtStart.class);
    private static final String NAME = "Executive";
    /** A database that is slow or on its way back is no reason not to start; one that stays away is. */
    private static final Retry WAITED_OUT = Retry.backoff(20, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(3))
            .filter(FirstExecutiveAtStart::passes);

    private final FirstExecutive firstExecutive;
    private final ExecutiveSettings settings;

    FirstExecutiveAtStart(FirstExecutive firstExecutive, ExecutiveSettings settings) {
        this.firstExecutive = firstExecutive;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        settings.first().ifPresent(this::ensure);
    }

    private void ensure(EmailAddress address) {
        var person = new Person(address, NAME, Locale.EN, Set.of(Role.USER, Role.EXECUTIVE));
        // The main thread, before the service says it is ready; nothing waits behind it.
        if (Boolean.TRUE.equals(
                firstExecutive.ensure(person).retryWhen(WAITED_OUT).block())) {
            LOG.info("Created the account of the first executive, {}", address);
        }
    }

    private static boolean passes(Throwable fault) {
        return fault instanceof CannotCreateTransactionException
                || fault instanceof TransientDataAccessException
                || fault instanceof DataAccessResourceFailureException;
    }
}
