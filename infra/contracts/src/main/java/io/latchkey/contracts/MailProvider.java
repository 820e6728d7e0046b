package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who carries a mail. */
public enum MailProvider {
    /** SendGrid. */
    SENDGRID("sendgrid"),
    /** An SMTP server. */
    SMTP("smtp");

    private final String code;

    MailProvider(String code) {
        this.code = code;
    }

    /** The word on the wire and in tables. */
    @JsonValue
    public String code() {
        return code;
    }
}
