package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.SecretValue;

/** Reads a token as people paste it: broken over lines by a mail program, or with the whole link around it. */
final class PastedToken {
    private static final String MARK = "#token=";

    private PastedToken() {}

    /** The token inside; empty when nothing was pasted. Whether it is one, account-service decides. */
    static SecretValue extractToken(String pasted) {
        String joined = pasted.replaceAll("\\s+", "");
        int mark = joined.indexOf(MARK);
        return new SecretValue(mark < 0 ? joined : joined.substring(mark + MARK.length()));
    }
}
