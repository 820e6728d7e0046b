package io.latchkey.contracts;

/** A password, token or code on its way through; prints masked, is compared by nobody. */
public record SecretValue(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
