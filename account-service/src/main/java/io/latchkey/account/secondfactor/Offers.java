package io.latchkey.account.secondfactor;

import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.QrGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.qr.QrGenerator;
import dev.samstevens.totp.qr.ZxingPngQrGenerator;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Facts;
import io.latchkey.account.registry.Registry;
import io.latchkey.contracts.Secret;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows the secret of an enrolment's challenge, as text and as a picture. */
@Component
public class Offers {

    private final Challenges challenges;
    private final Registry registry;
    private final SecretBox box;
    private final SecondFactorSettings settings;

    Offers(Challenges challenges, Registry registry, SecretBox box, SecondFactorSettings settings) {
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
    public Mono<Offer> of(ChallengeToken token, @Nullable Facts facts, String label) {
        return registry.find(token.accountId())
                .flatMap(account -> found(token, account, facts))
                // Painting is work for the processor, and may load classes from the disk.
                .publishOn(Schedulers.boundedElastic())
                .map(secret -> offer(secret, label));
    }

    private Mono<Secret> found(ChallengeToken token, Account account, @Nullable Facts facts) {
        return challenges
                .find(token, Purpose.ENROLMENT, account, facts)
                .map(challenge -> box.open(account.accountId(), Objects.requireNonNull(challenge.secret())));
    }

    private Offer offer(Secret secret, String label) {
        QrData data = new QrData.Builder()
                .label(label)
                .secret(secret.value())
                .issuer(settings.issuer())
                .algorithm(HashingAlgorithm.SHA1)
                .digits(OneTimePasswords.DIGITS)
                .period(OneTimePasswords.STEP_SECONDS)
                .build();
        return new Offer(secret, new Secret(data.getUri()), new Secret(picture(data)));
    }

    private static String picture(QrData data) {
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
