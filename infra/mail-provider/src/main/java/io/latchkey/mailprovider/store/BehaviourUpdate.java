package io.latchkey.mailprovider.store;

import io.latchkey.mailprovider.http.ProviderProblem;
import io.latchkey.mailprovider.store.ProviderBehaviour.ChannelBehaviour;
import io.latchkey.mailprovider.store.ProviderBehaviour.WebhookBehaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Merges what was asked for into the behaviour that holds, and names every field that is wrong. */
final class BehaviourUpdate {

    private static final int LONGEST_DELAY_MS = 600_000;
    private static final int LONGEST_RETRY_AFTER = 86_400;
    private static final int MOST_COPIES = 10;

    private final List<ProviderProblem.FieldError> errors = new ArrayList<>();

    private BehaviourUpdate() {}

    /** A part or field left out stays as it is; throws a {@link ProviderProblem} that names the fields that are wrong. */
    static ProviderBehaviour merge(ProviderBehaviour now, JsonNode asked) {
        var change = new BehaviourUpdate();
        change.requireKnownFields(asked, "", Set.of("sendgrid", "smtp", "webhook"));
        var merged = new ProviderBehaviour(
                change.mergeChannel(now.sendgrid(), asked.path("sendgrid"), "/sendgrid"),
                change.mergeChannel(now.smtp(), asked.path("smtp"), "/smtp"),
                change.mergeWebhook(now.webhook(), asked.path("webhook"), "/webhook"));
        if (!change.errors.isEmpty()) {
            throw ProviderProblem.invalidRequest(change.errors);
        }
        return merged;
    }

    private ChannelBehaviour mergeChannel(ChannelBehaviour now, JsonNode asked, String at) {
        if (asked.isMissingNode()) {
            return now;
        }
        requireKnownFields(asked, at, Set.of("share", "status", "retryAfter", "delayMs", "hangUp"));
        return new ChannelBehaviour(
                readShare(asked.path("share"), at + "/share", now.share()),
                readInteger(asked.path("status"), at + "/status", 400, 599, now.status()),
                readRetryAfter(asked.path("retryAfter"), at + "/retryAfter", now.retryAfter()),
                readInteger(asked.path("delayMs"), at + "/delayMs", 0, LONGEST_DELAY_MS, now.delayMs()),
                readBoolean(asked.path("hangUp"), at + "/hangUp", now.hangUp()));
    }

    private WebhookBehaviour mergeWebhook(WebhookBehaviour now, JsonNode asked, String at) {
        if (asked.isMissingNode()) {
            return now;
        }
        requireKnownFields(asked, at, Set.of("delayMs", "copies", "shuffle", "paused"));
        return new WebhookBehaviour(
                readInteger(asked.path("delayMs"), at + "/delayMs", 0, LONGEST_DELAY_MS, now.delayMs()),
                readInteger(asked.path("copies"), at + "/copies", 1, MOST_COPIES, now.copies()),
                readBoolean(asked.path("shuffle"), at + "/shuffle", now.shuffle()),
                readBoolean(asked.path("paused"), at + "/paused", now.paused()));
    }

    private void requireKnownFields(JsonNode asked, String at, Set<String> names) {
        if (!asked.isObject()) {
            errors.add(new ProviderProblem.FieldError(at, "must be an object"));
            return;
        }
        for (String name : asked.propertyNames()) {
            if (!names.contains(name)) {
                errors.add(new ProviderProblem.FieldError(at + "/" + name, "is not a field of the behaviour"));
            }
        }
    }

    private double readShare(JsonNode value, String at, double now) {
        if (value.isMissingNode()) {
            return now;
        }
        if (value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1) {
            return value.doubleValue();
        }
        errors.add(new ProviderProblem.FieldError(at, "must be a number from 0 to 1"));
        return now;
    }

    private int readInteger(JsonNode value, String at, int least, int most, int now) {
        if (value.isMissingNode()) {
            return now;
        }
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= least
                && value.intValue() <= most) {
            return value.intValue();
        }
        errors.add(new ProviderProblem.FieldError(at, "must be a whole number from " + least + " to " + most));
        return now;
    }

    private @Nullable Integer readRetryAfter(JsonNode value, String at, @Nullable Integer now) {
        if (value.isNull()) {
            return null;
        }
        if (value.isMissingNode()) {
            return now;
        }
        return readInteger(value, at, 0, LONGEST_RETRY_AFTER, 0);
    }

    private boolean readBoolean(JsonNode value, String at, boolean now) {
        if (value.isBoolean() || value.isMissingNode()) {
            return value.isMissingNode() ? now : value.booleanValue();
        }
        errors.add(new ProviderProblem.FieldError(at, "must be true or false"));
        return now;
    }
}
