package io.latchkey.contracts;

/** An e-mail address in its stored form; prints masked. */
public record EmailAddress(String value) {

    public EmailAddress {
        if (value.length() > 254 || value.indexOf('@') < 1) {
            throw new IllegalArgumentException("not an e-mail address in stored form");
        }
    }

    /** First character and domain, for example {@code a***@example.org}. */
    public String masked() {
        return value.charAt(0) + "***" + value.substring(value.lastIndexOf('@'));
    }

    @Override
    public String toString() {
        return masked();
    }
}
