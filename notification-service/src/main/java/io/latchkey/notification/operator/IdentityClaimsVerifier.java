package io.latchkey.notification.operator;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Issuer, audience and end of an identity token, and two rules of our own: it was not issued in the future, and it lives
 * no longer than the gateway's do.
 */
final class IdentityClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {

    private static final Set<String> REQUIRED =
            Set.of(JWTClaimNames.JWT_ID, JWTClaimNames.SUBJECT, JWTClaimNames.ISSUED_AT, JWTClaimNames.EXPIRATION_TIME);

    private final OperatorSettings settings;
    private final Clock clock;

    IdentityClaimsVerifier(OperatorSettings settings, Clock clock) {
        super(
                new JWTClaimsSet.Builder()
                        .issuer(settings.issuer().toString())
                        .audience(settings.audience())
                        .build(),
                REQUIRED);
        this.settings = settings;
        this.clock = clock;
        setMaxClockSkew(0);
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        Instant from = claims.getIssueTime().toInstant();
        Instant until = claims.getExpirationTime().toInstant();
        if (from.isAfter(clock.instant().plus(settings.skew())) || until.isAfter(from.plus(settings.longest()))) {
            throw new BadJWTException("issued in the future, or for too long");
        }
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }
}
