package io.latchkey.account.enrolment;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.secondfactor.ChallengeService;
import io.latchkey.contracts.internal.LinksOperation.LinkCause;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.CodeIssued;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkVoid;
import io.latchkey.contracts.internal.LinksOperation.VoidReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the codes of mails that are about to be sent, as long as the challenge of each stands. */
@Component
public class MailCodeIssuer {

    private final EnrolmentMailTable table;
    private final MailCodeSigner signer;
    private final AccountRepository accounts;
    private final ChallengeService challenges;
    private final InstantSource clock;

    MailCodeIssuer(
            EnrolmentMailTable table,
            MailCodeSigner signer,
            AccountRepository accounts,
            ChallengeService challenges,
            InstantSource clock) {
        this.table = table;
        this.signer = signer;
        this.accounts = accounts;
        this.challenges = challenges;
        this.clock = clock;
    }

    /** The outcomes by cause, of those causes that asked for a code for this account. */
    public Mono<Map<UUID, LinkOutcome>> resolveCodes(List<LinkCause> causes) {
        Map<UUID, UUID> asked =
                causes.stream().collect(Collectors.toMap(LinkCause::causeId, LinkCause::accountId, (one, same) -> one));
        return table.findByIds(asked.keySet())
                .filter(mail -> mail.accountId().equals(asked.get(mail.requestId())))
                .concatMap(this::resolveCode)
                .collectMap(LinkOutcome::causeId);
    }

    private Mono<LinkOutcome> resolveCode(EnrolmentMail mail) {
        if (!clock.instant().isBefore(mail.expiresAt())) {
            return Mono.just(new LinkVoid(mail.requestId(), VoidReason.LINK_EXPIRED));
        }
        return accounts.findById(mail.accountId()).flatMap(account -> challenges
                .findOpen(mail.challenge(), account)
                .flatMap(challenge -> issueCode(mail))
                .defaultIfEmpty(new LinkVoid(mail.requestId(), voidReasonOf(account))));
    }

    /** Empty when its key has been removed: the code would not be taken. */
    private Mono<LinkOutcome> issueCode(EnrolmentMail mail) {
        return Mono.justOrEmpty(signer.makeCode(mail))
                .map(code -> new CodeIssued(mail.requestId(), mail.expiresAt(), code));
    }

    private static VoidReason voidReasonOf(Account account) {
        return switch (account.lifecycleState()) {
            case ENABLED -> VoidReason.LINK_SUPERSEDED;
            case DISABLED -> VoidReason.ACCOUNT_DISABLED;
            case ERASED -> VoidReason.ACCOUNT_ERASED;
        };
    }
}
