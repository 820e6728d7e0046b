package io.latchkey.gateway.accessrequest;

import java.util.UUID;

/** What became of the wish to approve a request. */
public sealed interface Approval {
    /** The account exists, and the request is no more. */
    record Approved(UUID accountId) implements Approval {}

    /** The address has an account; the request still waits. */
    record EmailTaken() implements Approval {}

    /** There is no such request, or somebody else has decided about it. */
    record NoSuchRequest() implements Approval {}
}
