package io.latchkey.devstack.inbox;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** How the inbox behaves at the moment, to try what happens when a provider does not do well. */
@JsonPropertyOrder({"sendgrid", "smtp", "webhook"})
record Behaviour(ChannelBehaviour sendgrid, ChannelBehaviour smtp, WebhookBehaviour webhook) {

    static final Behaviour GOOD = new Behaviour(ChannelBehaviour.GOOD, ChannelBehaviour.GOOD, WebhookBehaviour.GOOD);
}
