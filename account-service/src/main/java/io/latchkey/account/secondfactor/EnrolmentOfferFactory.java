package io.latchkey.account.secondfactor;

import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.QrGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.qr.QrGenerator;
import dev.samstevens.totp.qr.ZxingPngQrGenerator;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse.AppOffered;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.MailCodeStatus;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offers the secret of an enrolment's challenge to the holder's app, as text and as a picture. */
@Component
public class EnrolmentOfferFactory {

    private final SecretEncryptor encryptor;
    private final SecondFactorSettings settings;

    EnrolmentOfferFactory(SecretEncryptor encryptor, SecondFactorSettings settings) {
        this.encryptor = encryptor;
        this.settings = settings;
    }

    /**
     * The same for one challenge each time. Paints: work for the processor, which may load classes from the disk.
     *
     * @param label what the app shows beside our name
     */
    public AppOffered createOffer(SignInChallenge challenge, SecretValue label, @Nullable MailCodeStatus mailCode) {
        SecretValue secret =
                encryptor.decrypt(challenge.accountId(), Objects.requireNonNull(challenge.secret(), "no enrolment"));
        QrData data = new QrData.Builder()
                .label(label.value())
                .secret(secret.value())
                .issuer(settings.issuer())
                .algorithm(HashingAlgorithm.SHA1)
                .digits(TotpAlgorithm.DIGITS)
                .period(TotpAlgorithm.STEP_SECONDS)
                .build();
        return new AppOffered(secret, new SecretValue(data.getUri()), new SecretValue(renderQrCode(data)), mailCode);
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
