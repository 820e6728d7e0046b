package io.latchkey.account.secondfactor;

import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.QrGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.qr.QrGenerator;
import dev.samstevens.totp.qr.ZxingPngQrGenerator;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferRequest;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse.AppOffered;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.contracts.internal.TokenLayout.ChallengeParts;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Offers the secret of an enrolment's challenge to the holder's app, as text and as a picture. */
@Component
public class EnrolmentOfferFactory {

    private final ChallengeService challenges;
    private final AccountRepository accounts;
    private final SecretEncryptor encryptor;
    private final SecondFactorSettings settings;

    EnrolmentOfferFactory(
            ChallengeService challenges,
            AccountRepository accounts,
            SecretEncryptor encryptor,
            SecondFactorSettings settings) {
        this.challenges = challenges;
        this.accounts = accounts;
        this.encryptor = encryptor;
        this.settings = settings;
    }

    /** The offer of a challenge, or that the challenge is over. */
    public Mono<EnrolmentOfferResponse> respond(EnrolmentOfferRequest request) {
        return Mono.justOrEmpty(ChallengeService.readToken(request.challenge(), request.facts()))
                .flatMap(token -> accounts.findById(token.accountId())
                        .flatMap(account -> findSecret(token, account, request.facts())))
                // Painting is work for the processor, and may load classes from the disk.
                .publishOn(Schedulers.boundedElastic())
                .<EnrolmentOfferResponse>map(
                        secret -> createOffer(secret, request.label().value()))
                .defaultIfEmpty(new ChallengeOver());
    }

    private Mono<SecretValue> findSecret(ChallengeParts token, Account account, @Nullable DirectoryFacts facts) {
        return challenges
                .findValid(token, Purpose.ENROLMENT, account, facts)
                .map(challenge -> encryptor.decrypt(account.accountId(), Objects.requireNonNull(challenge.secret())));
    }

    private AppOffered createOffer(SecretValue secret, String label) {
        QrData data = new QrData.Builder()
                .label(label)
                .secret(secret.value())
                .issuer(settings.issuer())
                .algorithm(HashingAlgorithm.SHA1)
                .digits(TotpAlgorithm.DIGITS)
                .period(TotpAlgorithm.STEP_SECONDS)
                .build();
        return new AppOffered(secret, new SecretValue(data.getUri()), new SecretValue(renderQrCode(data)));
    }

    private static String renderQrCode(QrData data) {
        QrGenerator painter = new ZxingPngQrGenerator();
        try {
            byte[] png = painter.generate(data);
            return "data:" + painter.getImageMimeType() + ";base64,"
                    + Base64.getEncoder().encodeToString(png);
        } catch (QrGenerationException e) {
            throw new IllegalStateException("no picture can be painted of an enrolment", e);
        }
    }
}
