package io.latchkey.account.secondfactor;

import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.QrGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.qr.QrGenerator;
import dev.samstevens.totp.qr.ZxingPngQrGenerator;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.contracts.SecretValue;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows the secret of an enrolment's challenge, as text and as a picture. */
@Component
public class EnrolmentOfferFactory {

    private final ChallengeService challenges;
    private final AccountRepository registry;
    private final SecretEncryptor box;
    private final SecondFactorSettings settings;

    EnrolmentOfferFactory(
            ChallengeService challenges,
            AccountRepository registry,
            SecretEncryptor box,
            SecondFactorSettings settings) {
        this.challenges = challenges;
        this.registry = registry;
        this.box = box;
        this.settings = settings;
    }

    /**
     * Empty when the challenge is over or never was.
     *
     * @param label what the app shows beside our name; kept nowhere
     */
    public Mono<EnrolmentOffer> create(ChallengeToken token, @Nullable AccountSnapshot facts, String label) {
        return registry.findById(token.accountId())
                .flatMap(account -> findSecret(token, account, facts))
                // Painting is work for the processor, and may load classes from the disk.
                .publishOn(Schedulers.boundedElastic())
                .map(secret -> toOffer(secret, label));
    }

    private Mono<SecretValue> findSecret(ChallengeToken token, Account account, @Nullable AccountSnapshot facts) {
        return challenges
                .findValid(token, Purpose.ENROLMENT, account, facts)
                .map(challenge -> box.decrypt(account.accountId(), Objects.requireNonNull(challenge.secret())));
    }

    private EnrolmentOffer toOffer(SecretValue secret, String label) {
        QrData data = new QrData.Builder()
                .label(label)
                .secret(secret.value())
                .issuer(settings.issuer())
                .algorithm(HashingAlgorithm.SHA1)
                .digits(TotpAlgorithm.DIGITS)
                .period(TotpAlgorithm.STEP_SECONDS)
                .build();
        return new EnrolmentOffer(secret, new SecretValue(data.getUri()), new SecretValue(renderQrCode(data)));
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

    /**
     * What an app is set up with; the same as long as its challenge is good.
     *
     * @param secret base 32, to be typed
     * @param otpauthUri to be opened on the phone itself
     * @param qrCode the same as a picture: a data URI of a PNG
     */
    public record EnrolmentOffer(SecretValue secret, SecretValue otpauthUri, SecretValue qrCode) {}
}
