package io.latchkey.account.reset;

/** What was decided about a cause when it arrived. */
enum LinkState {
    /** A link may be issued, until it is used, superseded or out of time. */
    LIVE,
    /** Another request's link, asked for a moment before, serves this one, too. */
    COALESCED,
    /** Enough mails in the hour before. */
    OVER_LIMIT,
    /** The account is disabled or erased. */
    REFUSED,
    /** The password was set after the request was made and before it arrived. */
    SUPERSEDED
}
