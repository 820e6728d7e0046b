package io.latchkey.notification.console;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.audit.Audit;
import io.latchkey.notification.audit.Deed;
import io.latchkey.notification.delivery.Insight;
import io.latchkey.notification.delivery.MailFile;
import io.latchkey.notification.letters.Letters;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.recipient.Lookup;
import io.latchkey.notification.webhook.SaidWords;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Finds what is known, by an id or by an address. */
@Component
final class Dossiers {

    private static final int NEWEST = 50;

    private final Insight insight;
    private final SaidWords said;
    private final Letters letters;
    private final Lookup lookup;
    private final Audit audit;
    private final TransactionalOperator transactions;

    Dossiers(
            Insight insight,
            SaidWords said,
            Letters letters,
            Lookup lookup,
            Audit audit,
            TransactionalOperator transactions) {
        this.insight = insight;
        this.said = said;
        this.letters = letters;
        this.lookup = lookup;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<Dossier> of(UUID id) {
        return insight.files(id, NEWEST)
                .flatMap(mails -> Mono.zip(
                        said.about(mails.stream().map(MailFile::emailId).toList()),
                        letters.about(id),
                        (words, dead) -> new Dossier(id, mails, words, dead)));
    }

    /** The id that was asked for, or the account of the address; empty where no account has it. An address is noted. */
    Mono<UUID> find(Sought sought, Operator by) {
        return switch (sought) {
            case Sought.ById id -> Mono.just(id.id());
            case Sought.ByAddress address -> transactions.transactional(account(address.address(), by));
        };
    }

    private Mono<UUID> account(EmailAddress address, Operator by) {
        return lookup.accounts(address)
                .flatMap(found -> audit.note(by.accountId(), Deed.LOOKED_UP_ADDRESS, target(found), "")
                        .then(Mono.justOrEmpty(found.stream().findFirst())));
    }

    private static String target(List<UUID> found) {
        return found.isEmpty() ? "nobody" : found.getFirst().toString();
    }
}
