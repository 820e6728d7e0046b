package io.latchkey.account.enrolment;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.secondfactor.ChallengeService;
import io.latchkey.account.secondfactor.ChallengeService.ChallengeAnswer;
import io.latchkey.account.secondfactor.EnrolmentOfferFactory;
import io.latchkey.account.secondfactor.SignInChallenge;
import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferRequest;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.MailCodeStatus;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Offers what an app is set up with, and has a code mailed where the browser has not proved the mailbox. */
@Component
public class EnrolmentOfferService {

    private final AccountRepository accounts;
    private final ChallengeService challenges;
    private final RedeemedBrowsers browsers;
    private final MailCodeSender mails;
    private final EnrolmentOfferFactory offers;
    private final TransactionalOperator transaction;

    EnrolmentOfferService(
            AccountRepository accounts,
            ChallengeService challenges,
            RedeemedBrowsers browsers,
            MailCodeSender mails,
            EnrolmentOfferFactory offers,
            TransactionalOperator transaction) {
        this.accounts = accounts;
        this.challenges = challenges;
        this.browsers = browsers;
        this.mails = mails;
        this.offers = offers;
        this.transaction = transaction;
    }

    /** The offer of a challenge, or that the challenge is over. */
    public Mono<EnrolmentOfferResponse> respond(EnrolmentOfferRequest request) {
        return Mono.justOrEmpty(ChallengeService.readToken(request.challenge(), request.facts()))
                .map(token -> new ChallengeAnswer(token, Purpose.ENROLMENT, request.facts(), request.sessionId()))
                .flatMap(answer -> findOffer(answer, request))
                // Painting is work for the processor, and may load classes from the disk.
                .publishOn(Schedulers.boundedElastic())
                .<EnrolmentOfferResponse>map(
                        found -> offers.createOffer(found.challenge(), request.label(), found.mailCode()))
                .defaultIfEmpty(new ChallengeOver());
    }

    /** Looked at first without a lock: whoever makes challenges up holds nobody up. */
    private Mono<FoundOffer> findOffer(ChallengeAnswer answer, EnrolmentOfferRequest request) {
        return accounts.findById(answer.token().accountId())
                .flatMap(account -> challenges.findValid(answer, account).flatMap(challenge -> browsers.proveMailbox(
                                account, request.knownDevice())
                        .flatMap(proved -> proved
                                ? Mono.just(new FoundOffer(challenge, null))
                                : transaction.transactional(sendCode(answer, account, request)))));
    }

    private Mono<FoundOffer> sendCode(ChallengeAnswer answer, Account account, EnrolmentOfferRequest request) {
        return accounts.lockForUpdate(account.accountId())
                .flatMap(locked -> challenges.lockValid(answer, locked))
                .flatMap(challenge -> mails.sendIfAdmitted(challenge, request.asksAgain())
                        .map(status -> new FoundOffer(challenge, status)));
    }

    private record FoundOffer(
            SignInChallenge challenge, @Nullable MailCodeStatus mailCode) {}
}
