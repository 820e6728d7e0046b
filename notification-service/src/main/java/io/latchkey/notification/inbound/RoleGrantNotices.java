package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailRequest;
import io.latchkey.notification.mail.MailKind;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.recipient.RecipientDirectory.Executive;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the account and every executive of each role that was granted, so that nobody gets power over others unseen. The
 * first executive is nobody's grant: the gateway creates that account by its settings.
 */
@Component
final class RoleGrantNotices {
    private final RecipientDirectory recipients;

    RoleGrantNotices(RecipientDirectory recipients) {
        this.recipients = recipients;
    }

    /** A grant, as a fact tells it. */
    record RoleGrant(EventEnvelope<?> cause, AccountFact fact, Set<AccountRole> granted, long profileVersion) {}

    /** The roles that a fact grants; empty where it grants none. */
    static Set<AccountRole> grantedBy(AccountFact fact) {
        var granted = EnumSet.noneOf(AccountRole.class);
        if (fact instanceof AccountChanged changed) {
            granted.addAll(changed.granted());
        } else if (fact instanceof AccountCreated created && created.by() != null) {
            granted.addAll(created.roles());
        }
        granted.remove(AccountRole.USER);
        return granted;
    }

    static Stream<RoleGrant> findGrant(EventEnvelope<?> cause, AccountFact fact) {
        Set<AccountRole> granted = grantedBy(fact);
        if (granted.isEmpty()) {
            return Stream.empty();
        }
        long profileVersion = fact instanceof AccountChanged changed
                ? changed.profileVersion()
                : ((AccountCreated) fact).profileVersion();
        return Stream.of(new RoleGrant(cause, fact, granted, profileVersion));
    }

    /** The mails of these grants, by the executives there are now. */
    Mono<List<MailRequest>> findNotices(List<RoleGrant> grants) {
        return grants.isEmpty()
                ? Mono.just(List.of())
                : recipients.findExecutives().map(executives -> grants.stream()
                        .flatMap(grant -> Stream.concat(Stream.of(toHolder(grant)), toExecutives(grant, executives)))
                        .toList());
    }

    private static MailRequest toHolder(RoleGrant grant) {
        AccountLocale locale =
                grant.fact() instanceof AccountCreated created ? created.locale() : AccountLocale.ENGLISH;
        return toRequest(grant, new Executive(grant.fact().accountId(), locale), grant.profileVersion());
    }

    private static Stream<MailRequest> toExecutives(RoleGrant grant, List<Executive> executives) {
        return executives.stream()
                .filter(executive -> !executive.accountId().equals(grant.fact().accountId()))
                .map(executive -> toRequest(grant, executive, 0));
    }

    private static MailRequest toRequest(RoleGrant grant, Executive recipient, long profileVersion) {
        UUID account = grant.fact().accountId();
        return new MailRequest(
                grant.cause().id(),
                recipient.accountId(),
                MailTemplate.ROLE_GRANTED,
                recipient.locale(),
                profileVersion,
                grant.fact().at(),
                MailKind.numberOf(grant.granted()),
                recipient.accountId().equals(account) ? null : account,
                grant.cause().traceparent());
    }
}
