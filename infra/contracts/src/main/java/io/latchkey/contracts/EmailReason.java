package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a mail stands where it stands; which reasons go with which event is in the schemas. */
public enum EmailReason {
    /** Asked again within a minute of a request whose link is live. */
    COALESCED("coalesced"),
    /** Five reset mails within the hour already. */
    OVER_LIMIT("over-limit"),
    /** The account is disabled. */
    ACCOUNT_DISABLED("account-disabled"),
    /** The account is erased. */
    ACCOUNT_ERASED("account-erased"),
    /** The link was dead before the mail was sent. */
    LINK_SUPERSEDED("link-superseded"),
    /** The address refused or reported earlier mail. */
    ADDRESS_SUPPRESSED("address-suppressed"),
    /** The time of the link was over. */
    LINK_EXPIRED("link-expired"),
    /** A notice older than 72 hours. */
    TOO_LATE("too-late"),
    /** The provider refused the message for good. */
    REFUSED("refused"),
    /** Every attempt failed until there was no time left. */
    ATTEMPTS_EXHAUSTED("attempts-exhausted"),
    /** There is no address to send to. */
    NO_RECIPIENT("no-recipient"),
    /** The mailbox is full. */
    MAILBOX_FULL("mailbox-full"),
    /** The server asks to try again later. */
    GREYLISTED("greylisted"),
    /** The server limits how fast it takes mail. */
    RATE("rate"),
    /** There is no such mailbox. */
    UNKNOWN_RECIPIENT("unknown-recipient"),
    /** The server blocks the sender. */
    BLOCKED("blocked"),
    /** The server refuses the content. */
    CONTENT("content"),
    /** The provider holds an earlier bounce against the address. */
    BOUNCED_BEFORE("bounced-before"),
    /** The provider holds a spam report against the address. */
    REPORTED_SPAM("reported-spam"),
    /** The provider holds an unsubscription. */
    UNSUBSCRIBED("unsubscribed"),
    /** The provider calls the address invalid. */
    INVALID("invalid"),
    /** None of the words above. */
    OTHER("other");

    private final String code;

    EmailReason(String code) {
        this.code = code;
    }

    /** The word on the wire and in tables. */
    @JsonValue
    public String code() {
        return code;
    }
}
